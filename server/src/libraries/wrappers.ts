import type { Role, TopicUse } from '../core/fact.ts';
import { type Argument, type CallExpr, type LanguageId, selfParameters } from '../core/program.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import type { PassedParameter, Resolver } from '../resolve/resolver.ts';
import type { SettingRule } from './descriptor.ts';

/** What a value tells that reaches a client. */
export type Tells =
  | { kind: 'topic' | 'group'; use: TopicUse }
  | { kind: 'setting'; native: string; rule: SettingRule; role: Role }
  | { kind: 'table'; table: string; role: Role };

/** A function of the tree that forwards what it is given to a client: its callers say the topic, the group or the settings. Plain data: threads pass it on. */
export interface Wrapper {
  library: string;
  language: LanguageId;
  file: string;
  /** Type that the function belongs to, with those of its supertypes that are the tree's own; null for a plain function. */
  type: string | null;
  supertypes: readonly string[];
  function: string;
  isConstructor: boolean;
  parameter: string;
  /** Among positional arguments. */
  position: number;
  /** Keys within the parameter: `options.topic`. */
  path: readonly string[];
  tells: Tells;
}

const CONSTRUCTORS: ReadonlySet<string> = new Set(['constructor', '__init__', 'initialize', '__construct']);

export function wrapperOf({ fn, name, path }: PassedParameter, index: ProgramIndex, resolver: Resolver, library: string, tells: Tells): Wrapper | null {
  const owner = fn.kind === 'type' ? fn : index.enclosingType(fn.parent);
  const type = owner?.name ?? fn.receiver;
  if (fn.name === null) return null;
  const isConstructor = fn.kind === 'type' || fn.name === type || CONSTRUCTORS.has(fn.name);
  const hasSelf = selfParameters(fn);
  const { file, language } = index.program;
  const position = fn.parameters.indexOf(name) - hasSelf;
  if (position < 0) return null;
  const supertypes = (owner?.supertypes ?? []).filter((supertype) =>
    resolver.typeNamed({ kind: 'reference', name: supertype, span: fn.span, scope: 0 }, index),
  );
  return { library, language, file, type, supertypes, function: fn.name, isConstructor, parameter: name, position, path, tells };
}

/** The name that a call of the wrapper must end in. */
export const calledName = ({ isConstructor, type, function: name }: Wrapper): string => (isConstructor && type !== null ? type : name);

/** What a call passes to the wrapper; null when it is no call of it. */
export function passedTo(wrapper: Wrapper, call: CallExpr, index: ProgramIndex, resolver: Resolver): Argument | null {
  if (!isCallOf(wrapper, call, index, resolver)) return null;
  const named = call.arguments.find(({ name }) => name === wrapper.parameter);
  const argument = named ?? call.arguments.filter(({ name }) => name === null)[wrapper.position];
  return argument && !argument.isSpread ? argument : null;
}

function isCallOf(wrapper: Wrapper, call: CallExpr, index: ProgramIndex, resolver: Resolver): boolean {
  if (wrapper.isConstructor) {
    const made = resolver.typeNamed(call.callee, index)?.index;
    return made !== undefined && (made.program.file === wrapper.file || resolver.includes(wrapper.file, made));
  }
  const found = resolver.functionsOf(call, index);
  if (found.some((one) => one.fn.name === wrapper.function && one.index.program.file === wrapper.file)) return true;
  // what the declared interface promises may be the wrapper's
  const isOther = found.some((one) => !wrapper.supertypes.includes(one.index.enclosingType(one.fn.parent)?.name ?? ''));
  if (wrapper.type === null || isOther || call.callee.kind !== 'member') return false;
  const types = [wrapper.type, ...wrapper.supertypes];
  return resolver.typeNames(call.callee.object, index).some((name) => types.includes(name));
}
