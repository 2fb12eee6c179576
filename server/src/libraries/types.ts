import { bare } from '../core/bare.ts';
import { type CallExpr, type Expr, isJvm, type ReferenceExpr } from '../core/program.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import { dottedText, type QualifiedName, type Resolver } from '../resolve/resolver.ts';
import type { CallDescriptor, Descriptor } from './descriptor.ts';

export interface LibraryType {
  library: Library;
  name: string;
}

/** A descriptor with its look-up tables made. */
export class Library {
  readonly #calls = new Map<string, CallDescriptor[]>();
  readonly #types = new Set<string>();
  readonly #lastNames = new Set<string>();
  readonly #names: RegExp;

  readonly descriptor: Descriptor;

  constructor(written: Descriptor) {
    const descriptor = bare(structuredClone(written));
    this.descriptor = descriptor;
    for (const call of descriptor.calls) {
      const list = this.#calls.get(call.call);
      if (list) list.push(call);
      else this.#calls.set(call.call, [call]);
      this.#types.add(call.call.split('.')[0]!.replace('()', ''));
      this.#lastNames.add(call.call.split('.').at(-1)!.replace('()', ''));
    }
    for (const name of Object.keys(descriptor.aliases ?? {})) this.#lastNames.add(name);
    for (const name of Object.keys(descriptor.names ?? {})) this.#lastNames.add(name.split('.').at(-1)!);
    for (const name of [...Object.keys(descriptor.passes ?? {}), ...Object.keys(descriptor.constants ?? {})])
      if (name.endsWith('()')) this.#lastNames.add(name.slice(0, -2).split('.').at(-1)!);
    for (const name of [...Object.keys(descriptor.aliases ?? {}), ...Object.keys(descriptor.fields ?? {}), ...Object.keys(descriptor.literals ?? {})])
      this.#types.add(name);
    for (const key of Object.keys(descriptor.results ?? {})) this.#types.add(key.split('.')[0]!);
    // an alias is a common word (`Consumer`): it counts where it is imported
    const aliases = Object.keys(descriptor.aliases ?? {});
    const names = [...this.#types, ...(descriptor.annotations ?? []).map((one) => one.annotation), ...Object.keys(descriptor.keyClasses ?? {})];
    const own = names.filter((name) => name !== '*' && !aliases.includes(name));
    const keys = descriptor.hasDottedKeys ? '|["\'](bootstrap\\.servers|group\\.id|acks)["\']' : '';
    this.#names = new RegExp(`\\b(${own.join('|')})\\b|\\.(${[...aliases, '\\*'].join('|')});${keys}`);
  }

  /**
   * Whether a source text can tell anything: it names the library and, where the library's own package name is everywhere in its
   * ecosystem (Java), one of its types or key classes, or a Kafka key outright.
   */
  speaksIn(text: string): boolean {
    const { tokens, tokensSuffice, languages } = this.descriptor;
    return tokens.some((token) => text.includes(token)) && (tokensSuffice === true || !languages.some(isJvm) || this.#names.test(text));
  }

  /** Whether an imported module belongs to the library. */
  owns(module: string): boolean {
    return this.ownership(module) > 0;
  }
  /** Length of the library's longest module prefix that covers the module: the most exact library owns a name. */
  ownership(module: string): number {
    return Math.max(
      0,
      ...this.descriptor.modules.filter((own) => module === own || (module.startsWith(own) && /[./]/.test(module[own.length] ?? ''))).map((own) => own.length),
    );
  }

  /** Whether some call of the library ends in the name: asked first, since finding a receiver's type is dear. */
  hasCall(name: string): boolean {
    return this.#lastNames.has(name);
  }

  typeName(name: string): string {
    return this.descriptor.aliases?.[name] ?? name;
  }
  /** What the descriptor calls a name of one of the library's packages. */
  nameIn(module: string, name: string): string {
    const { names } = this.descriptor;
    if (!names) return name;
    const folder = module
      .replace(/\/v\d+$/, '')
      .split(/[./]/)
      .at(-1)!;
    return names[`${folder}.${name}`] ?? name;
  }
  knows(name: string): boolean {
    return this.#types.has(name);
  }

  calls(key: string, argumentCount: number): CallDescriptor[] {
    return (this.#calls.get(key) ?? []).filter(
      (call) => argumentCount >= (call.minArguments ?? 0) && argumentCount <= (call.maxArguments ?? Number.POSITIVE_INFINITY),
    );
  }

  result(key: string): string | null {
    const [listed] = this.#calls.get(key) ?? [];
    if (listed?.returns) return listed.returns;
    const result = this.descriptor.results?.[key];
    if (result) return result;
    return listed && /^\w+\(\)$/.test(key) ? key.slice(0, -2) : null;
  }
}

const MAX_DEPTH = 16;
const MAX_RENAMES = 4;

/** Says which library type a value has and which library call a call is, from imports, declared types and constructors. */
export class LibraryTypes {
  readonly #known = new WeakMap<Expr, LibraryType | null>();

  constructor(
    private readonly libraries: readonly Library[],
    private readonly resolver: Resolver,
  ) {}

  /** Libraries that a file may use: it imports them, by name or by wildcard. */
  usedBy(index: ProgramIndex): Library[] {
    const { program } = index;
    return this.libraries.filter(
      (library) =>
        library.descriptor.languages.includes(program.language) &&
        (program.imports.some((one) => library.owns(one.module)) || (program.namespace !== null && library.owns(program.namespace))),
    );
  }

  /** The library and key (`Name()` or `Type.method()`) of a call. */
  keyOf(call: CallExpr, index: ProgramIndex): { library: Library; key: string } | null {
    const { callee } = call;
    const name = callee.kind === 'member' || callee.kind === 'reference' ? callee.name : null;
    const isRenamed = callee.kind === 'reference' && index.imports(callee.name).length > 0;
    if (name === null || !(isRenamed || this.libraries.some((library) => library.hasCall(name)))) return null;
    const named = this.#named(call.callee, index);
    if (named) {
      const last = named.path.at(-1)!;
      if (named.path.length >= 2) {
        const owner = named.library.typeName(named.path.at(-2)!);
        if (named.library.knows(owner)) return { library: named.library, key: `${owner}.${last}()` };
      }
      return { library: named.library, key: `${named.library.typeName(last)}()` };
    }
    if (call.callee.kind !== 'member') return null;
    const type = this.typeOf(call.callee.object, index);
    return type ? { library: type.library, key: `${type.name}.${call.callee.name}()` } : null;
  }

  typeOf(expr: Expr, index: ProgramIndex, depth = 0): LibraryType | null {
    if (depth > MAX_DEPTH) return null;
    let known = this.#known.get(expr);
    if (known === undefined) {
      this.#known.set(expr, null); // a value that is made of itself has no type that is known
      known = this.#infer(expr, index, depth);
      this.#known.set(expr, known);
    }
    return known;
  }

  #infer(expr: Expr, index: ProgramIndex, depth: number): LibraryType | null {
    switch (expr.kind) {
      case 'call':
        return this.#callType(expr, index, depth);
      case 'map':
        return expr.type ? this.#declared(expr.type, index) : null;
      case 'conditional':
        return expr.branches.map((branch) => this.typeOf(branch, index, depth + 1)).find((type) => type !== null) ?? null;
      case 'reference':
      case 'member': {
        for (const { definition, index: owner } of this.resolver.definitionsOf(expr, index)) {
          const declared = definition.type ? this.#declared(definition.type, owner) : null;
          if (declared) return declared;
          if (definition.kind === 'parameter' && !definition.type) {
            const call = owner.callbackOf(definition.scope);
            const key = call ? this.keyOf(call, owner) : null;
            const given = key?.library.descriptor.callbacks?.[key.key];
            if (key && given) return { library: key.library, name: given };
          }
          if (definition.value && definition.position === 0) {
            const type = this.typeOf(definition.value, owner, depth + 1);
            if (type) return type;
          }
        }
        // a method without arguments may be called without parentheses
        return expr.kind === 'member' ? this.#selected(expr, index, depth) : null;
      }
      case 'index': // an item of a declared array
        return this.typeOf(expr.object, index, depth + 1);
      default:
        return null;
    }
  }

  #callType(call: CallExpr, index: ProgramIndex, depth: number): LibraryType | null {
    const named = this.#named(call.callee, index);
    if (named) {
      const last = named.path.at(-1)!;
      const owner = named.path.length >= 2 ? named.library.typeName(named.path.at(-2)!) : null;
      const result =
        (owner && (named.library.result(`${owner}.${last}()`) ?? named.library.result(`${owner}.${last}`))) ??
        named.library.result(`${named.library.typeName(last)}()`);
      if (result) return this.#resultType(named.library, result);
      return named.library.knows(last) ? { library: named.library, name: named.library.typeName(last) } : null;
    }
    if (call.callee.kind === 'member') {
      const receiver = this.typeOf(call.callee.object, index, depth + 1);
      if (receiver) return this.#resultOf(receiver, call.callee.name, call, index);
    }
    for (const { fn, index: owner } of this.resolver.functionsOf(call, index)) {
      const declared = fn.returns ? this.#declared(fn.returns, owner) : null;
      if (declared) return declared;
      for (const result of owner.returnsOf(fn.id)) {
        const type = this.typeOf(result.value, owner, depth + 1);
        if (type) return type;
      }
    }
    return null;
  }

  #selected(expr: MemberExpr, index: ProgramIndex, depth: number): LibraryType | null {
    const named = this.#named(expr, index);
    const [owner, member] = named?.path.slice(-2) ?? [];
    if (named && owner !== undefined && member !== undefined) {
      const type = named.library.typeName(owner);
      const result = named.library.result(`${type}.${member}()`) ?? named.library.result(`${type}.${member}`);
      return result ? this.#resultType(named.library, result) : null;
    }
    const receiver = this.typeOf(expr.object, index, depth + 1);
    return receiver ? this.#resultOf(receiver, expr.name, null, index) : this.#resultOfAny(expr.name, null, index);
  }

  /** Type of what a method of a library's value gives; some methods tell it by what they are given. */
  #resultOf({ library, name }: LibraryType, method: string, call: CallExpr | null, index: ProgramIndex): LibraryType | null {
    const key = `${name}.${method}`;
    const told = call ? library.calls(`${key}()`, call.arguments.length).filter((one) => one.when && one.returns) : [];
    const result =
      call && told.length > 0 ? told.find((one) => this.#holds(one.when!, call, index))?.returns : (library.result(`${key}()`) ?? library.result(key));
    return result ? this.#resultType(library, result) : null;
  }

  /** Type of what a method of a value of no known type gives in a file that uses the library. */
  #resultOfAny(method: string, call: CallExpr | null, index: ProgramIndex): LibraryType | null {
    if (!this.libraries.some((library) => library.result(`*.${method}()`) ?? library.result(`*.${method}`))) return null;
    for (const library of this.usedBy(index)) {
      const type = this.#resultOf({ library, name: '*' }, method, call, index);
      if (type) return type;
    }
    return null;
  }

  #holds({ at, is, not }: NonNullable<CallDescriptor['when']>, call: CallExpr, index: ProgramIndex): boolean {
    const argument = call.arguments[Number(at)];
    const text = argument ? this.resolver.text(argument.value, index, null) : null;
    return (text !== null && is.includes(text)) !== (not ?? false);
  }

  #resultType(library: Library, result: string): LibraryType {
    const [id, name] = result.split('/');
    const other = name === undefined ? null : this.libraries.find((one) => one.descriptor.id === id);
    return other ? { library: other, name: other.typeName(name!) } : { library, name: library.typeName(result) };
  }

  #declared(type: string, index: ProgramIndex): LibraryType | null {
    const named = this.#qualified(type, index);
    if (!named) return null;
    const name = named.library.typeName(named.path.at(-1)!);
    return named.library.knows(name) || named.library.knows(named.path.at(-1)!) ? { library: named.library, name } : null;
  }

  #named(callee: Expr, index: ProgramIndex, depth = 0): { library: Library; path: string[] } | null {
    const text = dottedText(callee);
    if (!text) return null;
    // a local name hides an imported one
    const head: Expr = callee.kind === 'reference' ? callee : rootOf(callee);
    if (
      head.kind === 'reference' &&
      index
        .lookup(head.name, head.scope, head.span)
        .some((definition) => !(definition.value?.kind === 'call' && dottedText(definition.value.callee) === 'require'))
    ) {
      if (!this.#isRequired(head.name, index)) return this.#renamed(text, head, index, depth);
    }
    return this.#qualified(text, index);
  }

  /** `const Producer = kafka.Producer`: another name of a library's name. */
  #renamed(text: string, head: ReferenceExpr, index: ProgramIndex, depth: number): { library: Library; path: string[] } | null {
    const [definition, ...others] = index.lookup(head.name, head.scope, head.span);
    const value = definition?.value;
    if (depth > MAX_RENAMES || others.length > 0 || (value?.kind !== 'member' && value?.kind !== 'reference')) return null;
    const named = this.#named(value, index, depth + 1);
    return named && { library: named.library, path: [...named.path, ...text.split('.').slice(1)] };
  }

  #isRequired(name: string, index: ProgramIndex): boolean {
    return index.imports(name).length > 0;
  }

  #qualified(text: string, index: ProgramIndex): { library: Library; path: string[] } | null {
    const name: QualifiedName | null = this.resolver.qualifyText(text, index);
    if (name) {
      const [library] = this.#owners(name.module, index);
      if (!library) return null;
      const parts = name.path ? name.path.split('.') : [name.module.split(/[./]/).at(-1)!];
      const path = [library.nameIn(name.module, parts[0]!), ...parts.slice(1)];
      if (path[0] === 'default') path.shift();
      return { library, path: path.length > 0 ? path : [text] };
    }
    const path = text.split('.');
    const head = path[0]!;
    const modules = index.wildcards.map((one) => one.module).concat(isJvm(index.program.language) && index.program.namespace ? [index.program.namespace] : []);
    for (const module of modules) {
      const library = this.#owners(module, index).find((one) => one.knows(head));
      if (library) return { library, path };
    }
    return null;
  }

  /** Libraries of the file's language that own a module, the most exact first. */
  #owners(module: string, index: ProgramIndex): Library[] {
    return this.libraries
      .filter((library) => library.descriptor.languages.includes(index.program.language) && library.owns(module))
      .sort((a, b) => b.ownership(module) - a.ownership(module));
  }
}

function rootOf(expr: Expr): Expr {
  let at = expr;
  while (at.kind === 'member') at = at.object;
  return at;
}
