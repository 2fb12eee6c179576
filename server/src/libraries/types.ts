import { bare } from '../core/bare.ts';
import { type CallExpr, type Expr, isIncluding, isJvm, type LanguageId, type MemberExpr, type ReferenceExpr, type Scope } from '../core/program.ts';
import type { Span } from '../core/span.ts';
import { genericType, parameterType } from '../resolve/generic-types.ts';
import { idiomsOf } from '../resolve/idioms.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import { dottedText, type QualifiedName, type Resolver } from '../resolve/resolver.ts';
import type { CallDescriptor, Descriptor, ValueCondition } from './descriptor.ts';
import { speaking } from './speaking.ts';

export interface LibraryType {
  library: Library;
  name: string;
}

/** A descriptor with its look-up tables made. */
export class Library {
  readonly #calls = new Map<string, CallDescriptor[]>();
  readonly #types = new Set<string>();
  readonly #lastNames = new Set<string>();
  readonly #given = new Set<string>();
  /** Whether a source text can tell anything. */
  readonly speaksIn: (text: string) => boolean;

  readonly descriptor: Descriptor;

  constructor(written: Descriptor) {
    const descriptor = bare(structuredClone(written));
    this.descriptor = descriptor;
    for (const call of descriptor.calls) {
      const list = this.#calls.get(call.call);
      if (list) list.push(call);
      else this.#calls.set(call.call, [call]);
      this.#types.add(call.call.split('.')[0]!.replace('()', ''));
      this.#lastNames.add(
        call.call
          .split('.')
          .at(-1)!
          .replace(/(<.*>)?\(\)$/, ''),
      );
    }
    for (const name of Object.keys(descriptor.aliases ?? {})) this.#lastNames.add(name);
    for (const name of Object.keys(descriptor.names ?? {})) this.#lastNames.add(name.split('.').at(-1)!);
    const told = descriptor.calls.flatMap((call) => Object.keys(call.clientBy ?? {}));
    for (const name of [
      ...told,
      ...Object.keys(descriptor.passes ?? {}),
      ...Object.keys(descriptor.callbacks ?? {}),
      ...Object.keys(descriptor.constants ?? {}),
    ]) {
      if (!name.endsWith('()')) continue;
      const path = name.slice(0, -2).split('.');
      this.#lastNames.add(path.at(-1)!);
      if (path.length > 1) this.#types.add(path[0]!);
    }
    for (const name of [...Object.keys(descriptor.aliases ?? {}), ...Object.keys(descriptor.fields ?? {}), ...Object.keys(descriptor.literals ?? {})])
      this.#types.add(name);
    for (const key of Object.keys(descriptor.results ?? {})) {
      this.#types.add(key.split('.')[0]!);
      this.#lastNames.add(key.split('.').at(-1)!.replace('()', ''));
    }
    for (const result of [...Object.values(descriptor.results ?? {}), ...descriptor.calls.flatMap(({ returns }) => returns ?? [])])
      if (result.includes('/')) this.#given.add(result.split('/')[0]!);
    this.speaksIn = speaking(descriptor, this.#types);
  }

  /** Whether an imported module belongs to the library. */
  owns(module: string): boolean {
    return this.ownership(module) > 0;
  }
  /** Length of the library's longest module prefix that covers the module: the most exact library owns a name. */
  ownership(module: string): number {
    return Math.max(
      0,
      ...this.descriptor.modules
        .filter((own) => module === own || (module.startsWith(own) && /[./\\]/.test(module[own.length] ?? '')))
        .map((own) => own.length),
    );
  }

  /** Whether a method of the library gives values of another one. */
  gives({ descriptor }: Library): boolean {
    return this.#given.has(descriptor.id);
  }

  /** What calls of the library end in. */
  get callNames(): ReadonlySet<string> {
    return this.#lastNames;
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

  /** Whether a name may be the library's where `modules` are imported whole: by itself, or in a namespace that is written or opened. */
  offers(path: readonly string[], modules: readonly string[]): boolean {
    const { namespaces } = this.descriptor;
    if (!namespaces) return this.knows(path[0]!);
    if (namespaces.includes(path[0]!)) return true;
    return modules.some((module) => namespaces.includes(module.split('.')[0]!)) && path.slice(-2).some((name) => this.knows(name));
  }

  calls(key: string, argumentCount: number): CallDescriptor[] {
    return (this.#calls.get(key) ?? []).filter(
      (call) => argumentCount >= (call.minArguments ?? 0) && argumentCount <= (call.maxArguments ?? Number.POSITIVE_INFINITY),
    );
  }

  /** Whether the descriptor knows the method `Type.method()`, or `Type.method` by its result. */
  hasResult(key: string): boolean {
    return this.#calls.has(key) || this.descriptor.results?.[key] !== undefined;
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
/** Languages whose structs hold other types without a name and pass their methods on. */
const isEmbedding = (language: LanguageId): boolean => language === 'go';
/** Methods that take a value out of a container. */
const READS = /^(get|getValue|getOrDefault|getFirst|getLast|remove|poll|peek|next|orElse|orElseThrow|join|block)$/;
const NOWHERE = { file: '', line: 0, column: 0, endLine: 0, endColumn: 0 };
const MAX_RENAMES = 4;
const SELF = new Set(['self', 'this', 'super']);

/** Says which library type a value has and which library call a call is, from imports, declared types and constructors. */
export class LibraryTypes {
  readonly #known = new WeakMap<Expr, LibraryType | null>();
  readonly #callNames = new WeakMap<ProgramIndex, ReadonlySet<string>>();

  constructor(
    private readonly libraries: readonly Library[],
    private readonly resolver: Resolver,
  ) {}

  /** Whether some call of a library that the file may use ends in the name: asked first, since finding a receiver's type is dear. */
  mayCall(name: string, index: ProgramIndex): boolean {
    let names = this.#callNames.get(index);
    if (!names) {
      const ofLanguage = this.libraries.filter((library) => library.descriptor.languages.includes(index.program.language));
      const used = isJvm(index.program.language) ? this.usedBy(index) : [];
      const spoken = used.length === 0 ? ofLanguage : ofLanguage.filter((one) => used.some((user) => user === one || user.gives(one)));
      names = new Set(spoken.flatMap(({ callNames }) => [...callNames]));
      this.#callNames.set(index, names);
    }
    return names.has(name);
  }

  /** Libraries that a file may use: it imports them, by name or by wildcard. */
  usedBy(index: ProgramIndex): Library[] {
    const { program } = index;
    return this.libraries.filter(
      (library) =>
        library.descriptor.languages.includes(program.language) &&
        (program.imports.some((one) => library.owns(one.module) || (one.name !== null && library.owns(`${one.module}.${one.name}`))) ||
          (program.namespace !== null && library.owns(program.namespace)) ||
          (program.language === 'csharp' && this.resolver.visibleNamespaces(index).some((namespace) => library.owns(namespace))) ||
          (isIncluding(program.language) && this.#wholeModules(index).some((module) => library.owns(module)))),
    );
  }

  /** The library and key (`Name()` or `Type.method()`) of a call. */
  keyOf(call: CallExpr, index: ProgramIndex): { library: Library; key: string } | null {
    const known = this.#plainKey(call, index);
    if (!call.types) return known;
    return known ? { ...known, key: this.#typedKey(known.library, known.key, call, index) } : this.#keyByType(call, call.types, index);
  }

  /** `*.method<Argument>()`: the type that is asked for tells a call on a value of no known type. */
  #keyByType(call: CallExpr, types: readonly string[], index: ProgramIndex): { library: Library; key: string } | null {
    const { callee } = call;
    if (callee.kind !== 'member' || !this.mayCall(callee.name, index)) return null;
    for (const type of types) {
      const declared = this.#declared(type, index);
      const key = `*.${callee.name}<${declared?.name}>()`;
      if (declared && declared.library.calls(key, call.arguments.length).length > 0) return { library: declared.library, key };
    }
    return null;
  }

  /** `Type.method<Argument>()` where the descriptor has a call of that type argument. */
  #typedKey(library: Library, key: string, call: CallExpr, index: ProgramIndex): string {
    for (const type of call.types ?? []) {
      const declared = this.#declared(type, index);
      const typed = `${key.slice(0, -2)}<${declared?.name}>()`;
      if (declared?.library === library && library.calls(typed, call.arguments.length).length > 0) return typed;
    }
    return key;
  }

  #plainKey(call: CallExpr, index: ProgramIndex): { library: Library; key: string } | null {
    const { callee } = call;
    // `A() : producer(config)`: the field's declaration tells what is made
    if (call.isNew && callee.kind === 'reference' && isIncluding(index.program.language)) {
      const made = this.typeOf(callee, index);
      if (made) return { library: made.library, key: `${made.name}()` };
    }
    const name = callee.kind === 'member' || callee.kind === 'reference' ? callee.name : null;
    const isRenamed = callee.kind === 'reference' && index.imports(callee.name).length > 0;
    if (name === null || !(isRenamed || this.mayCall(name, index))) return null;
    const named = this.#namedCall(call, index);
    if (named) {
      const last = named.path.at(-1)!;
      if (named.path.length >= 2) {
        const owner = named.library.typeName(named.path.at(-2)!);
        if (named.library.knows(owner)) return { library: named.library, key: `${owner}.${last}()` };
      }
      return { library: named.library, key: `${named.library.typeName(last)}()` };
    }
    const own = this.#ownKey(call, index);
    if (own) return own;
    if (call.callee.kind !== 'member') return null;
    const type = this.typeOf(call.callee.object, index);
    // a type of the tree that embeds a library's may have a method of its own of that name
    if (type && isEmbedding(index.program.language) && this.resolver.functionsOf(call, index).length > 0) return null;
    if (type) return { library: type.library, key: `${type.name}.${call.callee.name}()` };
    const key = `*.${call.callee.name}()`;
    const library = this.libraries.some((one) => one.calls(key, call.arguments.length).length > 0)
      ? this.usedBy(index).find((one) => one.calls(key, call.arguments.length).length > 0)
      : undefined;
    return library ? { library, key } : null;
  }

  /** A call without receiver, on itself or on a type of the tree: a method that a block's object or a library supertype gives. */
  #ownKey(call: CallExpr, index: ProgramIndex): { library: Library; key: string } | null {
    const { callee } = call;
    if (callee.kind !== 'reference' && callee.kind !== 'member') return null;
    const on = callee.kind === 'member' ? callee.object : null;
    if (on && on.kind !== 'reference' && on.kind !== 'member') return null;
    const isSelf = on === null || (on.kind === 'reference' && SELF.has(on.name));
    if (!isSelf && !/^\p{Lu}/u.test(on.name)) return null;
    const found = isSelf ? this.#inherited(call, callee.name, on === null, index) : this.#ofType(on, callee.name, index);
    // a function of the tree's own hides it; asked last, since finding one is dear
    return found && this.resolver.functionsOf(call, index).length === 0 ? found : null;
  }

  /** A method that the object of a block around a call has, or a library type that the class around it extends. */
  #inherited(call: CallExpr, name: string, inBlocks: boolean, index: ProgramIndex): { library: Library; key: string } | null {
    for (let at = inBlocks ? call.scope : 0; at > 0; at = index.program.scopes[at]!.parent) {
      const outer = index.program.scopes[at]!.kind === 'lambda' ? index.callbackOf(at) : null;
      const block = outer && this.keyOf(outer, index);
      const object = block?.library.descriptor.blocks?.[block.key];
      const found = block && object !== undefined ? methodOf({ library: block.library, name: object }, name) : null;
      if (found) return found;
    }
    const type = index.enclosingType(call.scope);
    return type && methodOf(this.#parentType(type, index, 0), name);
  }

  #ofType(on: Expr, name: string, index: ProgramIndex): { library: Library; key: string } | null {
    const owner = this.resolver.typeNamed(on, index);
    return owner && methodOf(this.#parentType(owner.type, owner.index, 0), name);
  }

  /** The library type that a type of the tree embeds: Go's `struct { *kafka.Consumer }`. */
  #extended(type: string, index: ProgramIndex, span: Span): LibraryType | null {
    if (!isEmbedding(index.program.language)) return null;
    const own = this.resolver.typeNamed({ kind: 'reference', name: type.split('.').at(-1)!, span, scope: 0 }, index);
    return own && this.#parentType(own.type, own.index, 0);
  }

  /** The nearest library type that a type of the tree extends. */
  #parentType(type: Scope, index: ProgramIndex, depth: number): LibraryType | null {
    for (const supertype of depth > MAX_RENAMES ? [] : type.supertypes) {
      const declared = this.#declared(supertype, index);
      if (declared) return declared;
      const parent = this.resolver.typeNamed({ kind: 'reference', name: supertype.split('.').at(-1)!, span: type.span, scope: 0 }, index);
      const found = parent && parent.type !== type ? this.#parentType(parent.type, parent.index, depth + 1) : null;
      if (found) return found;
    }
    return null;
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
          const declared = definition.type ? (this.#declared(definition.type, owner) ?? this.#extended(definition.type, owner, definition.span)) : null;
          if (declared) return declared;
          // a type that is written and none of a library's
          if (definition.type && owner.program.language === 'java' && !this.#mayBeLibrarys(definition.type, owner)) continue;
          if (definition.kind === 'parameter' && !definition.type) {
            const call = owner.callbackOf(definition.scope);
            const key = call ? this.keyOf(call, owner) : null;
            const given = key?.library.descriptor.callbacks?.[key.key];
            if (key && given) return { library: key.library, name: given };
            const unit = owner.unit(definition.scope);
            const expected = unit.kind === 'lambda' ? parameterType(definition.name, unit, owner) : null;
            const typed = expected ? this.#declared(expected, owner) : null;
            if (typed) return typed;
          }
          if (definition.value && definition.position === 0) {
            const type = this.typeOf(definition.value, owner, depth + 1);
            if (type) return type;
          }
        }
        // a method without arguments may be called without parentheses
        if (expr.kind !== 'member') return null;
        if (idiomsOf(index.program.language).passMembers?.includes(expr.name)) return this.typeOf(expr.object, index, depth + 1);
        return this.#selected(expr, index, depth);
      }
      case 'index': // an item of a declared array or container
        return this.typeOf(expr.object, index, depth + 1) ?? this.#itemType(expr.object, index);
      default:
        return null;
    }
  }

  #callType(call: CallExpr, index: ProgramIndex, depth: number): LibraryType | null {
    const { callee } = call;
    if (call.types?.[0] && callee.kind === 'member' && idiomsOf(index.program.language).instances?.includes(callee.name)) {
      const given = this.#declared(call.types[0], index);
      if (given) return given;
    }
    const typed = call.types ? this.keyOf(call, index) : null;
    const given = typed?.key.endsWith('>()') ? typed.library.result(typed.key) : null;
    if (typed && given) return this.#resultType(typed.library, given);
    const own = this.#mayBeOwn(call, index) ? this.#ownKey(call, index) : null;
    const owned = own && (own.library.result(own.key) ?? own.library.result(own.key.slice(0, -2)));
    if (own && owned) return this.#resultType(own.library, owned);
    const named = this.#namedCall(call, index);
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
    const held = this.#held(call, index) ?? this.#promised(call, index, depth);
    if (held) return held;
    for (const { fn, index: owner } of this.resolver.functionsOf(call, index)) {
      const declared = fn.returns ? this.#declared(fn.returns, owner) : null;
      if (declared) return declared;
      for (const result of owner.returnsOf(fn.id)) {
        const type = this.typeOf(result.value, owner, depth + 1);
        if (type) return type;
      }
    }
    return call.callee.kind === 'member' ? this.#resultOfAny(call.callee.name, call, index) : null;
  }

  #mayBeOwn({ callee }: CallExpr, index: ProgramIndex): boolean {
    return (callee.kind === 'reference' || callee.kind === 'member') && this.mayCall(callee.name, index);
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
    if (!receiver) return this.#resultOfAny(expr.name, null, index);
    // an embedded value by its type's name
    if (isEmbedding(index.program.language) && expr.name === receiver.name) return receiver;
    // Kotlin and Groovy read `getX()` as a property
    const getter = isJvm(index.program.language) ? `get${expr.name[0]!.toUpperCase()}${expr.name.slice(1)}` : null;
    return this.#resultOf(receiver, expr.name, null, index) ?? (getter ? this.#resultOf(receiver, getter, null, index) : null);
  }

  /** Type of what a method of a library's value gives; some methods tell it by what they are given. */
  #resultOf({ library, name }: LibraryType, method: string, call: CallExpr | null, index: ProgramIndex): LibraryType | null {
    const key = `${name}.${method}`;
    const listed = call ? library.calls(`${key}()`, call.arguments.length) : [];
    const told = listed.flatMap(({ when, returns }) => (when && 'is' in when && returns ? [{ when, returns }] : []));
    const result =
      call && told.length > 0 ? told.find(({ when }) => this.#holds(when, call, index))?.returns : (library.result(`${key}()`) ?? library.result(key));
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

  #holds({ at, is, not }: ValueCondition, call: CallExpr, index: ProgramIndex): boolean {
    const argument = call.arguments[Number(at)];
    const text = argument ? this.resolver.text(argument.value, index, null) : null;
    return (text !== null && is.includes(text)) !== (not ?? false);
  }

  /** A value read from a container: the last of its type arguments, `Map<String, KStream<…>>` → `KStream`. */
  #held(call: CallExpr, index: ProgramIndex): LibraryType | null {
    return call.callee.kind === 'member' && READS.test(call.callee.name) ? this.#itemType(call.callee.object, index) : null;
  }

  #itemType(container: Expr, index: ProgramIndex): LibraryType | null {
    for (const { definition, index: owner } of this.resolver.definitionsOf(container, index)) {
      const last = definition.typeArguments?.at(-1);
      const type = last === undefined ? null : this.#declared(genericType(last).name, owner);
      if (type) return type;
    }
    return null;
  }

  /** `new Promise((resolve) => … resolve(producer))`. */
  #promised(call: CallExpr, index: ProgramIndex, depth: number): LibraryType | null {
    const [executor] = call.arguments;
    if (!call.isNew || call.callee.kind !== 'reference' || call.callee.name !== 'Promise' || executor?.value.kind !== 'lambda') return null;
    const lambda = index.program.scopes[executor.value.function];
    const resolve = lambda?.parameters[0];
    for (const inner of resolve === undefined ? [] : index.callsNamed(resolve)) {
      const [result] = inner.arguments;
      const isOwn = inner.callee.kind === 'reference' && index.lookup(inner.callee.name, inner.scope, inner.span)[0]?.scope === lambda!.id;
      const type = result && isOwn ? this.typeOf(result.value, index, depth + 1) : null;
      if (type) return type;
    }
    return null;
  }

  #resultType(library: Library, result: string): LibraryType {
    const [id, name] = result.split('/');
    const other = name === undefined ? null : this.libraries.find((one) => one.descriptor.id === id);
    return other ? { library: other, name: other.typeName(name!) } : { library, name: library.typeName(result) };
  }

  /** The library's name that a call calls; null for a method of what a method without parentheses gives: `KafkaSource.builder.build()`. */
  #namedCall(call: CallExpr, index: ProgramIndex): { library: Library; path: string[] } | null {
    const named = this.#named(call.callee, index);
    return named && named.path.length > 2 && call.callee.kind === 'member' && this.typeOf(call.callee.object, index) ? null : named;
  }

  #declared(type: string, index: ProgramIndex): LibraryType | null {
    // of a Go map, the type of its values
    const named = this.#qualified(type.replace(/^map\[[^\]]*\](\[\])*\*?/, ''), index);
    if (!named) return null;
    const name = named.library.typeName(named.path.at(-1)!);
    return named.library.knows(name) || named.library.knows(named.path.at(-1)!) ? { library: named.library, name } : null;
  }

  /** Whether a type that no descriptor has may still be a library's. */
  #mayBeLibrarys(type: string, index: ProgramIndex): boolean {
    const { namespace } = index.program;
    return this.#qualified(type, index) !== null || (namespace !== null && this.#owners(namespace, index).length > 0);
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
      const last = name.module.split(/[./\\]/).at(-1)!;
      const parts = name.path ? name.path.split('.') : [last];
      // a member that is imported by itself belongs to its type
      if (isJvm(index.program.language) && parts[0] !== last && library.knows(library.typeName(last))) parts.unshift(last);
      const path = [library.nameIn(name.module, parts[0]!), ...parts.slice(1)];
      if (path[0] === 'default') path.shift();
      return { library, path: path.length > 0 ? path : [text] };
    }
    const path = text.split('.');
    const head = path[0]!;
    if (index.program.language === 'csharp') return this.#namespaced(text, index);
    const isOwn = isIncluding(index.program.language) && this.resolver.typeNamed({ kind: 'reference', name: head, span: NOWHERE, scope: 0 }, index) !== null;
    const modules = this.#wholeModules(index);
    for (const module of isOwn ? [] : modules) {
      const library = this.#owners(module, index).find((one) => one.offers(path, modules));
      if (library) return { library, path };
    }
    return null;
  }

  /** A name of a namespace that the file sees, or written in full; a type of the tree's own of that name hides it. */
  #namespaced(text: string, index: ProgramIndex): { library: Library; path: string[] } | null {
    const own = this.libraries.filter(({ descriptor }) => descriptor.languages.includes('csharp'));
    for (const library of own) {
      const module = library.descriptor.modules.find((one) => text.startsWith(`${one}.`));
      if (module) return { library, path: text.slice(module.length + 1).split('.') };
    }
    const path = text.split('.');
    const head = path[0]!;
    const tells = (one: Library): boolean => one.knows(head) || one.descriptor.passes?.[`${head}()`] !== undefined;
    if (!own.some(tells)) return null;
    for (const namespace of this.resolver.visibleNamespaces(index)) {
      const library = this.#owners(namespace, index).find(tells);
      if (!library) continue;
      const declared = this.resolver.typeNamed({ kind: 'reference', name: head, scope: 0, span: index.program.scopes[0]!.span }, index);
      return declared && !library.owns(declared.index.program.namespace ?? '') ? null : { library, path };
    }
    return null;
  }

  /** Modules whose names a file may use as they are. */
  #wholeModules(index: ProgramIndex): string[] {
    const { language, namespace } = index.program;
    const own = index.wildcards.map((one) => one.module);
    if (isIncluding(language)) return [...own, ...this.resolver.included(index).flatMap((one) => one.wildcards.map(({ module }) => module))];
    return isJvm(language) && namespace ? [...own, namespace] : own;
  }

  /** Libraries of the file's language that own a module, the most exact first. */
  #owners(module: string, index: ProgramIndex): Library[] {
    const namespace = module.split('.')[0]!;
    // a namespace alone may be anyone's: the library's header must be included too
    const isNamed = (library: Library): boolean =>
      (library.descriptor.namespaces?.includes(namespace) ?? false) && this.#wholeModules(index).some((one) => library.owns(one));
    return this.libraries
      .filter((library) => library.descriptor.languages.includes(index.program.language) && (library.owns(module) || isNamed(library)))
      .sort((a, b) => b.ownership(module) - a.ownership(module));
  }
}

function methodOf(type: LibraryType | null, name: string): { library: Library; key: string } | null {
  const key = `${type?.name}.${name}`;
  return type && (type.library.hasResult(key) || type.library.hasResult(`${key}()`)) ? { library: type.library, key: `${key}()` } : null;
}

function rootOf(expr: Expr): Expr {
  let at = expr;
  while (at.kind === 'member') at = at.object;
  return at;
}
