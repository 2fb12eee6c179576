import type { CallExpr, Expr, Scope } from '../core/program.ts';
import type { ModuleIndex } from './modules.ts';
import { idiomsOf } from './idioms.ts';
import type { ProgramIndex } from './program-index.ts';
import { dottedText } from './dotted-text.ts';
import type { Resolver } from './resolver.ts';

const MAX_DEPTH = 8;
/** What an options type is called beside the section that it is filled from. */
const OPTIONS = /(Settings|Options|Config|Configuration)$/;
const SECTION = /^(Section|SectionName|ConfigurationSection|ConfigSection|ConfigSectionName|ConfigurationKey|Position)$/i;
/** Where an application registers its services. */
const STARTUP = ['Program', 'Startup'];

/** How a language's framework reads configuration files by key: data says which types and methods (`idioms`), this follows them to a property's path. */
export class ConfigurationReads {
  constructor(
    private readonly resolver: Resolver,
    private readonly modules: ModuleIndex,
  ) {}

  /** `configuration["Kafka:Topic"]`, `configuration.GetSection("Kafka")["Topic"]`: the property as a placeholder; null for other objects. */
  read(holder: Expr, key: Expr, index: ProgramIndex): string | null {
    if (!idiomsOf(index.program.language).configuration) return null;
    const name = this.resolver.text(key, index, null);
    const path = name === null ? null : this.#path(holder, index, 0);
    return name === null || path === null ? null : placeholder([[...path, ...name.split(':')]], null);
  }

  /** `Topic` of `configuration.GetSection("Kafka").Get<KafkaSettings>()`. */
  member(made: Expr, name: string, index: ProgramIndex): string | null {
    const section = made.kind === 'call' ? this.#bound(made, index) : null;
    return section ? placeholder([[...section, name]], null) : null;
  }

  /** A property of an options object that the framework makes and fills: of the section that its type is bound to, else of one that is called like it. */
  option(type: Scope, owner: ProgramIndex, name: string, index: ProgramIndex): string | null {
    if (!idiomsOf(index.program.language).configuration?.binds.length || type.name === null) return null;
    const [member] = owner.members(type.id, name);
    if (!member) return null;
    const sections = this.#sections(type.name, index);
    if (sections.length === 0) sections.push(...this.#within(type.name, owner, 0));
    if (sections.length === 0) {
      if (!OPTIONS.test(type.name)) return null;
      for (const definition of owner.program.definitions) {
        if (owner.unit(definition.scope).id === type.id && SECTION.test(definition.name) && definition.value?.kind === 'literal')
          sections.push(String(definition.value.value).split(':'));
      }
      sections.push([type.name], [type.name.replace(OPTIONS, '')]);
    }
    // a field that a constructor's parameter sets has that one's default
    const parameter = owner.program.definitions.find(
      (one) => one.kind === 'parameter' && one.name === name && owner.unit(one.scope).name === type.name && owner.unit(one.scope).parent === type.id,
    );
    const value = parameter ? parameter.value : member.value;
    const initial = value?.kind === 'literal' && value.value !== null ? String(value.value) : null;
    return placeholder(
      sections.map((section) => [...section, name]),
      initial,
    );
  }

  /** Sections of a type that is a field of another options type of the file: the field's name, under the other's own. */
  #within(type: string, owner: ProgramIndex, depth: number): string[][] {
    if (depth > MAX_DEPTH) return [];
    return owner.program.definitions.flatMap((definition) => {
      const holder = owner.unit(definition.scope);
      if (definition.kind !== 'field' || definition.type !== type || holder.kind !== 'type' || holder.name === null || holder.name === type) return [];
      // a class that does something is given the options, it is none
      const isData = !owner.program.scopes.some((scope) => scope.kind === 'function' && scope.parent === holder.id && scope.name !== holder.name);
      if (!isData && !OPTIONS.test(holder.name)) return [];
      const outer = this.#within(holder.name, owner, depth + 1);
      return (outer.length > 0 ? outer : [[]]).map((path) => [...path, definition.name]);
    });
  }

  /** Sections that start-up code binds the type to: `services.Configure<KafkaSettings>(configuration.GetSection("Kafka"))`. */
  #sections(type: string, index: ProgramIndex): string[][] {
    const { binds = [] } = idiomsOf(index.program.language).configuration ?? {};
    const files = new Set([index.program.file, ...STARTUP.flatMap((name) => this.modules.csharpNamed(name, index.program.file))]);
    return [...files].flatMap((file) => {
      const other = this.resolver.index(file);
      if (!other) return [];
      const calls = binds.flatMap((method) => other.callsNamed(method)).filter((call) => call.types?.some((one) => one.split('.').at(-1) === type));
      return calls.map((call) => this.#bound(call, other)).filter((section) => section !== null);
    });
  }

  /** The section that a call binds: its receiver, an argument, or what a later link of the chain names. */
  #bound(call: CallExpr, index: ProgramIndex): string[] | null {
    const { configuration } = idiomsOf(index.program.language);
    if (!configuration || call.callee.kind !== 'member' || !configuration.binds.includes(call.callee.name)) return null;
    const own = this.#path(call.callee.object, index, 0);
    if (own) return own;
    for (const { value } of call.arguments) {
      const path = this.#path(value, index, 0);
      if (path) return path;
    }
    const link = index.program.calls.find((one) => one.callee.kind === 'member' && one.callee.object === call);
    const [first] = link?.arguments ?? [];
    if (!first) return null;
    const named = first.value.kind === 'literal' ? this.resolver.text(first.value, index, null) : null;
    return named === null ? this.#path(first.value, index, 0) : named.split(':');
  }

  /** The section of the configuration that a value is; null when it is none. */
  #path(holder: Expr, index: ProgramIndex, depth: number): string[] | null {
    const { configuration } = idiomsOf(index.program.language);
    if (!configuration || depth > MAX_DEPTH) return null;
    if (holder.kind === 'call' && holder.callee.kind === 'member') {
      if (configuration.makers?.includes(dottedText(holder.callee) ?? '')) return [];
      const section = configuration.sections.includes(holder.callee.name) ? holder.arguments[0]?.value : undefined;
      const outer = section ? this.#path(holder.callee.object, index, depth + 1) : null;
      const name = section && outer ? this.resolver.text(section, index, null) : null;
      return outer && name !== null ? [...outer, ...name.split(':')] : null;
    }
    const isMember = holder.kind === 'member' && configuration.members.includes(holder.name);
    if (holder.kind !== 'reference' && !isMember) return null;
    for (const { definition, index: owner } of this.resolver.definitionsOf(holder, index)) {
      const made = definition.value?.kind === 'call' ? this.#path(definition.value, owner, depth + 1) : null;
      if (made) return made;
      if (configuration.types.includes(definition.type?.split('.').at(-1) ?? '')) return [];
    }
    return isMember ? [] : null;
  }
}

/** `${A.X:${B.X:default}}`: the first of the paths that is set. */
function placeholder(paths: readonly string[][], initial: string | null): string {
  return paths.reduceRight<string | null>((rest, path) => `\${${path.join('.')}${rest === null ? '' : `:${rest}`}}`, initial) ?? '';
}
