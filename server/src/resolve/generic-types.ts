import type { Scope } from '../core/program.ts';
import type { ProgramIndex } from './program-index.ts';

/** A type with its arguments. */
export interface GenericType {
  name: string;
  arguments: string[];
}

const MAX_NESTED = 8;

/** `Map<String,List<Order>>[]` in parts. */
export function genericType(written: string): GenericType {
  const text = written.replace(/^\? ?(extends|super) /, '');
  const open = text.indexOf('<');
  if (open < 0) return { name: text.replace(/[[\]?]/g, ''), arguments: [] };
  const inner = text.slice(open + 1, text.lastIndexOf('>'));
  const parts: string[] = [];
  let depth = 0,
    start = 0;
  for (let at = 0; at <= inner.length; at++) {
    if (inner[at] === '<') depth++;
    else if (inner[at] === '>') depth--;
    else if (at === inner.length || (inner[at] === ',' && depth === 0)) {
      parts.push(inner.slice(start, at).trim());
      start = at + 1;
    }
  }
  return { name: text.slice(0, open).trim(), arguments: parts };
}

/** The functional type that a lambda is declared to be where it is defined, returned or returned by a lambda of such a type. */
export function functionalType(lambda: Scope, index: ProgramIndex, depth = 0): GenericType | null {
  const holder = depth > MAX_NESTED ? null : index.holderOf(lambda.id);
  if (!holder) return null;
  const call = index.callbackOf(lambda.id)?.callee;
  // a function that is given the lambda takes what it likes, a constructor of the type itself takes the type's
  const typed = (name: string | null, given: string[] | undefined): GenericType | null =>
    given && (!call || (call.kind === 'reference' && call.name === name?.split('.').at(-1))) ? { name: name ?? '', arguments: given } : null;
  if ('kind' in holder) return typed(holder.type, holder.typeArguments);
  const owner = index.program.scopes[holder.function];
  if (!owner) return null;
  if (owner.kind === 'function') return typed(owner.returns, owner.returnArguments);
  const result = functionalType(owner, index, depth + 1)?.arguments.at(-1);
  return result === undefined ? null : genericType(result);
}

/** The declared type of a lambda's parameter without one of its own: of a functional type the first arguments are its parameters' types. */
export function parameterType(name: string, lambda: Scope, index: ProgramIndex): string | null {
  const at = lambda.parameters.indexOf(name);
  const argument = at < 0 ? undefined : functionalType(lambda, index)?.arguments[at];
  return argument === undefined ? null : genericType(argument).name;
}
