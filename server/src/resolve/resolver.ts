import {
  type Annotation,
  type CallExpr,
  type DeclaredNames,
  type Definition,
  type Expr,
  type Import,
  isIncluding,
  isJvm,
  isSelf,
  selfParameters,
  type Program,
  type Scope,
} from '../core/program.ts';
import type { Evidence, UnknownReason } from '../core/value.ts';
import { idiomsOf } from './idioms.ts';
import type { ModuleIndex } from './modules.ts';
import { ConfigurationReads } from './configuration.ts';
import { dottedText } from './dotted-text.ts';
import { namedFile } from './named-file.ts';
import { Namespaces } from './namespaces.ts';
import { type FoundType, JvmNames } from './jvm-names.ts';
import { ProgramIndex } from './program-index.ts';

export { dottedText } from './dotted-text.ts';

/** Where an expression's value comes from in the end, after names, members, helpers and copies are followed. */
export type Origin =
  | { kind: 'expr'; expr: Expr; index: ProgramIndex; frame: Frame | null; evidence: Evidence[]; isArgument?: boolean }
  /** A name that the tree does not define: `module` as imported, `path` within it. */
  | { kind: 'external'; module: string; path: string; index: ProgramIndex; evidence: Evidence[] }
  | { kind: 'environment'; variable: string | null; fallback: Origin[]; near: string; evidence: Evidence[] }
  | { kind: 'placeholder'; text: string; near: string; evidence: Evidence[] }
  | { kind: 'unknown'; reason: UnknownReason; fallback: Origin[]; evidence: Evidence[] };

/** A call being followed into: parameters of `fn` stand for these arguments. */
export interface Frame {
  fn: Scope;
  index: ProgramIndex;
  call: CallExpr;
  callIndex: ProgramIndex;
  parent: Frame | null;
}

/* `isArgument` marks what one caller passes: another caller may pass something else. */

/** A name of a library: the module it was imported from and its dotted path there. */
export interface QualifiedName {
  module: string;
  path: string;
}

/** A parameter that an expression stands for, with the keys taken from it. */
export interface PassedParameter {
  fn: Scope;
  name: string;
  path: readonly string[];
}

const MAX_DEPTH = 40;
const MAX_STEPS = 1_000;
const MAX_ORIGINS = 16;
const MAX_SUPERTYPES = 8;
const MAX_CALLERS = 4;
const MAX_INCLUDED = 64;

/** The parameter that an extension function's receiver is. */
const EXTENSION_RECEIVER = '#this';

/** The programs of the tree. */
export interface Programs {
  /** Parsed on demand, the same one while it is kept; null when a file cannot be parsed, or when its text lacks the mention. */
  program(file: string, mention?: string): Program | null;
  /** What a JVM source may declare for others, told without parsing it. */
  declared(file: string): DeclaredNames;
}

/** Follows expressions to their origins across scopes, helpers and files. Language-neutral and total. */
export class Resolver {
  readonly #indexes = new WeakMap<Program, ProgramIndex>();
  #steps = 0;
  #isAsked = false;
  readonly #known = new WeakMap<Expr, Origin[]>();
  readonly #callees = new WeakMap<CallExpr, { fn: Scope; index: ProgramIndex }[]>();
  #deadline = Number.POSITIVE_INFINITY;
  readonly #namespaces: Namespaces;
  readonly #configuration: ConfigurationReads;
  readonly #included = new WeakMap<ProgramIndex, ProgramIndex[]>();
  /** Types of other files, by the name that a file gives them. */
  readonly #types = new WeakMap<ProgramIndex, Map<string, FoundType | null>>();
  readonly #jvm: JvmNames;

  constructor(
    readonly modules: ModuleIndex,
    private readonly programs: Programs,
    /** Value of a well-known constant by type and name, asked before the tree is. */
    private readonly constant: (type: string, name: string) => string | null = () => null,
    /** Whether a header or package is a known library's, whose sources may lie in the tree too: the descriptors speak for what it declares. */
    private readonly isLibrarys: (module: string) => boolean = () => false,
  ) {
    this.#jvm = new JvmNames(
      modules,
      (file) => this.index(file),
      (file) => programs.declared(file),
    );
    this.#namespaces = new Namespaces(modules, (file) => this.index(file));
    this.#configuration = new ConfigurationReads(this, modules);
  }

  /** Namespaces that a C# file sees: its own, its usings and its project's. */
  visibleNamespaces(index: ProgramIndex): readonly string[] {
    return this.#namespaces.visible(index);
  }

  /** With a mention, only a file in whose text the name stands: a package may have hundreds that are not worth parsing. */
  index(file: string, mention?: string): ProgramIndex | null {
    const program = this.programs.program(file, mention);
    if (!program) return null;
    const known = this.#indexes.get(program);
    if (known) return known;
    const index = new ProgramIndex(program);
    this.#indexes.set(program, index);
    return index;
  }

  /** Files of the tree that an import names. */
  #filesOf(index: ProgramIndex, one: Import): string[] {
    const { language } = index.program;
    return (language === 'go' || isIncluding(language)) && this.isLibrarys(one.module) ? [] : this.modules.filesOf(index.program, one);
  }

  /** Files of the tree that a C or C++ file includes, with what they include, nearest first; each header is followed by the file that implements it. */
  included(index: ProgramIndex): readonly ProgramIndex[] {
    if (!isIncluding(index.program.language)) return [];
    const known = this.#included.get(index);
    if (known) return known;
    const found = new Set<ProgramIndex>();
    this.#included.set(index, []);
    const queue = [index];
    for (let at = queue.shift(); at && found.size < MAX_INCLUDED && performance.now() < this.#deadline; at = queue.shift()) {
      for (const one of at.wildcards) {
        const [header, ...sources] = this.#filesOf(at, one).map((file) => this.index(file));
        if (header && header !== index && !found.has(header)) queue.push(header);
        for (const other of [header, ...sources]) if (other && other !== index) found.add(other);
      }
    }
    const all = [...found];
    this.#included.set(index, all);
    return all;
  }

  /** Whether a file includes another: one that implements a class includes the header that declares it. */
  includes(file: string, header: ProgramIndex): boolean {
    const index = isIncluding(header.program.language) ? this.index(file) : null;
    return index !== null && this.included(index).includes(header);
  }

  /** Variables, constants and enum members of a name in included files, in their namespaces too. */
  #includedMember(name: string, index: ProgramIndex): { definitions: Definition[]; index: ProgramIndex } | null {
    for (const other of this.included(index)) {
      const definitions = other.outer(name);
      if (definitions.length > 0) return { definitions, index: other };
    }
    return null;
  }

  #includedType(name: string | null, index: ProgramIndex): FoundType | null {
    for (const other of name === null ? [] : this.included(index)) {
      const type = other.type(name!);
      if (type) return { type, index: other };
    }
    return null;
  }

  /** From now on, at most so many milliseconds; then every further look-up is `too-deep`. */
  startBudget(milliseconds: number): void {
    this.#deadline = performance.now() + milliseconds;
  }

  origins(expr: Expr, index: ProgramIndex, frame: Frame | null = null): Origin[] {
    return this.#ask(() => this.#origins(expr, index, frame, [], 0));
  }

  /** Each question from outside has steps of its own; what is asked on the way to its answer shares them. */
  #ask<T>(question: () => T): T {
    if (this.#isAsked) return question();
    this.#isAsked = true;
    this.#steps = performance.now() > this.#deadline ? MAX_STEPS : 0;
    try {
      return question();
    } finally {
      this.#isAsked = false;
    }
  }

  #origins(expr: Expr, index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    if (expr.kind === 'literal') return [{ kind: 'expr', expr, index, frame, evidence }];
    if (frame !== null) return this.#follow(expr, index, frame, evidence, depth);
    let known = this.#known.get(expr);
    if (!known) {
      known = this.#follow(expr, index, null, [], depth);
      // an answer cut short by a limit holds only for this question
      if (this.#steps <= MAX_STEPS && depth < MAX_DEPTH / 2) this.#known.set(expr, known);
    }
    return evidence.length === 0 ? known : known.map((origin) => ({ ...origin, evidence: [...evidence, ...origin.evidence] }));
  }

  #follow(expr: Expr, index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    if (depth > MAX_DEPTH || ++this.#steps > MAX_STEPS) return [{ kind: 'unknown', reason: 'too-deep', fallback: [], evidence }];
    switch (expr.kind) {
      case 'conditional': {
        if (expr.fallback) return this.#fallback(expr.branches, index, frame, evidence, depth);
        return expr.branches.flatMap((branch) => this.#origins(branch, index, frame, evidence, depth + 1)).slice(0, MAX_ORIGINS);
      }
      case 'reference':
        return this.#reference(expr.name, expr, index, frame, evidence, depth);
      case 'member':
        return this.#member(expr.object, expr.name, expr, index, frame, evidence, depth);
      case 'index':
        return this.#indexed(expr.object, expr.index, expr, index, frame, evidence, depth);
      case 'call':
        return this.#call(expr, index, frame, evidence, depth);
      default:
        return [{ kind: 'expr', expr, index, frame, evidence }];
    }
  }

  /** `a ?? b`: b is the default of an a that is not known. */
  #fallback(branches: Expr[], index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    const [first, ...rest] = branches;
    if (!first) return [];
    const origins = this.#origins(first, index, frame, evidence, depth + 1);
    if (rest.length === 0) return origins;
    const others = (): Origin[] => this.#fallback(rest, index, frame, evidence, depth + 1);
    return origins.map((origin): Origin => {
      if (origin.kind === 'environment') return origin.fallback.length > 0 ? origin : { ...origin, fallback: others() };
      if (origin.kind === 'unknown') return { ...origin, fallback: others() };
      if (origin.kind === 'expr' && (origin.expr.kind === 'call' || origin.expr.kind === 'unknown' || origin.expr.kind === 'index'))
        return { kind: 'unknown', reason: 'runtime', fallback: others(), evidence };
      if (origin.kind === 'expr' && origin.expr.kind === 'literal' && origin.expr.value === null) return others()[0] ?? origin;
      return origin;
    });
  }

  #reference(name: string, expr: Expr, index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    const definitions = index.lookup(name, expr.scope, expr.span);
    if (definitions.length > 0) return this.#definitions(definitions, index, frame, evidence, depth);
    const type = this.#mayInherit(name, index) ? index.enclosingType(expr.scope) : null;
    const inherited = type ? this.#typeMembers(type, index, name, depth) : null;
    if (inherited) return this.#definitions(inherited.definitions, inherited.index, null, evidence, depth + 1);
    if (idiomsOf(index.program.language).commandLine.includes(name)) return [{ kind: 'unknown', reason: 'command-line', fallback: [], evidence }];
    const owner = isJvm(index.program.language) ? this.constantOwner(expr, index) : null;
    const constant = owner && this.constant(owner, name);
    if (constant !== null) {
      const note = { span: expr.span, note: `constant ${name}` };
      return [{ kind: 'expr', expr: { kind: 'literal', value: constant, span: expr.span, scope: expr.scope }, index, frame, evidence: [...evidence, note] }];
    }
    const imported = this.#imported(name, index);
    if (imported) return this.#moduleMember(imported.one, imported.name, index, evidence, depth);
    const sibling = this.#sibling(name, index) ?? this.#includedMember(name, index);
    if (sibling) return this.#definitions(sibling.definitions, sibling.index, null, evidence, depth + 1);
    return [{ kind: 'external', module: '', path: name, index, evidence }];
  }

  #definitions(definitions: Definition[], index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    // a field that is declared bare and set elsewhere is what it is set to
    const set = definitions.filter((definition) => definition.value !== null || definition.kind === 'parameter' || definition.kind === 'loop');
    return (set.length > 0 ? set : definitions).flatMap((definition) => this.#definition(definition, index, frame, evidence, depth)).slice(0, MAX_ORIGINS);
  }

  #definition(definition: Definition, index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    const via = [...evidence, { span: definition.span, note: `${definition.kind} ${definition.name}` }];
    for (const annotation of index.annotationsOf(definition)) {
      const text = annotation.name.split('.').at(-1) === 'Value' ? annotation.arguments[0]?.value : null;
      if (text?.kind === 'literal') return [{ kind: 'placeholder', text: String(text.value), near: index.program.file, evidence: via }];
      const property = this.#injected(annotation, index);
      if (property) return [{ kind: 'placeholder', text: property, near: index.program.file, evidence: via }];
    }
    if (definition.kind === 'parameter') {
      const bound = this.#bound(definition, index, frame);
      if (bound) {
        const given = this.#origins(bound.expr, bound.index, bound.frame, via, depth + 1);
        return bound.isConstructor ? given : given.map((origin) => (origin.kind === 'expr' ? { ...origin, isArgument: true } : origin));
      }
      if (definition.value && this.#isOmitted(definition, index, frame)) return this.#origins(definition.value, index, frame, via, depth + 1);
      const fallback = definition.value ? this.#origins(definition.value, index, frame, via, depth + 1) : [];
      return [...this.#passed(definition, index, via, depth), { kind: 'unknown', reason: 'parameter', fallback, evidence: via }];
    }
    if (definition.kind === 'loop') {
      if (!definition.value) return [{ kind: 'unknown', reason: 'runtime', fallback: [], evidence: via }];
      const lists = this.#origins(definition.value, index, frame, via, depth + 1);
      const items = lists.flatMap((list) =>
        list.kind === 'expr' && list.expr.kind === 'list'
          ? list.expr.items.flatMap((item) => this.#origins(item.value, list.index, list.frame, via, depth + 1))
          : [],
      );
      return items.length > 0 ? items : [{ kind: 'unknown', reason: 'runtime', fallback: [], evidence: via }];
    }
    if (!definition.value) {
      // a declared but unset name: a field that a framework or another file fills
      return definition.isDeclaration && definition.type === null ? [] : [{ kind: 'unknown', reason: 'runtime', fallback: [], evidence: via }];
    }
    if (definition.position > 0) return [{ kind: 'unknown', reason: 'runtime', fallback: [], evidence: via }];
    return this.#origins(definition.value, index, frame, via, depth + 1);
  }

  /** `@ConfigProperty(name = "a.b", defaultValue = "c")` as a placeholder. */
  #injected(annotation: Annotation, index: ProgramIndex): string | null {
    if (!idiomsOf(index.program.language).properties?.annotations.includes(annotation.name.split('.').at(-1)!)) return null;
    const [name, fallback] = ['name', 'defaultValue'].map((key) => annotation.arguments.find((argument) => argument.name === key)?.value);
    return placeholderOf(name ? this.text(name, index, null) : null, fallback ? this.text(fallback, index, null) : null);
  }

  /** `environment.getProperty("a.b", "c")` on a value of a type that reads application files, as a placeholder. */
  #propertyRead(receiver: Expr, { arguments: args }: CallExpr, index: ProgramIndex, frame: Frame | null): string | null {
    const types = idiomsOf(index.program.language).properties?.types ?? [];
    const isRead = this.definitionsOf(receiver, index).some(({ definition }) => definition.type !== null && types.includes(definition.type.split('.').at(-1)!));
    if (!isRead) return null;
    // the default is the last argument: a type may stand between
    const fallback = args.length > 1 ? args.at(-1)!.value : null;
    return placeholderOf(this.text(args[0]!.value, index, frame), fallback?.kind === 'literal' ? String(fallback.value) : null);
  }

  /** What a call passes for a parameter that an expression names; null when it names none of the frame's function. */
  argument(expr: Expr, frame: Frame): Expr | null {
    if (expr.kind !== 'reference') return null;
    const [definition, ...others] = frame.index.lookup(expr.name, expr.scope, expr.span);
    if (!definition || others.length > 0 || definition.kind !== 'parameter') return null;
    return this.#bound(definition, frame.index, frame)?.expr ?? null;
  }

  /** What the callers in the same file pass for a parameter; callers elsewhere may pass something else. */
  #passed(definition: Definition, index: ProgramIndex, evidence: Evidence[], depth: number): Origin[] {
    const fn = index.unit(definition.scope);
    if (fn.kind !== 'function' || fn.name === null || depth > MAX_DEPTH / 4) return [];
    const callers = index.callsNamed(fn.name).filter((call) => this.functionsOf(call, index).some((one) => one.fn === fn));
    return callers.slice(0, MAX_CALLERS).flatMap((call): Origin[] => {
      const bound = this.#bound(definition, index, { fn, index, call, callIndex: index, parent: null });
      if (!bound) return [];
      const given = this.#origins(bound.expr, bound.index, null, [...evidence, { span: call.span, note: `call of ${fn.name}` }], depth + 1);
      return given.flatMap((origin): Origin[] => {
        if (origin.kind === 'expr') return [{ ...origin, isArgument: true }];
        // an option or variable that a caller reads: its default is one of the parameter
        const { fallback } = origin.kind === 'unknown' || origin.kind === 'environment' ? origin : { fallback: [] };
        return fallback.length > 0 ? [{ kind: 'unknown', reason: 'parameter', fallback, evidence: origin.evidence }] : [];
      });
    });
  }

  /** Whether the call being followed leaves out an argument that has a default. */
  #isOmitted(definition: Definition, index: ProgramIndex, frame: Frame | null): boolean {
    const unit = index.unit(definition.scope);
    for (let at = frame; at; at = at.parent) if (at.index === index && at.fn.id === unit.id) return !at.call.arguments.some((argument) => argument.isSpread);
    return false;
  }

  #bound(
    definition: Definition,
    index: ProgramIndex,
    frame: Frame | null,
  ): { expr: Expr; index: ProgramIndex; frame: Frame | null; isConstructor: boolean } | null {
    const unit = index.unit(definition.scope);
    for (let at = frame; at; at = at.parent) {
      if (at.index !== index || at.fn.id !== unit.id) continue;
      if (definition.name === EXTENSION_RECEIVER) {
        const { callee } = at.call;
        return callee.kind === 'member' ? { expr: callee.object, index: at.callIndex, frame: at.parent, isConstructor: false } : null;
      }
      const named = at.call.arguments.find((argument) => argument.name === definition.name);
      const self = selfParameters(at.fn);
      const argument = named ?? at.call.arguments.filter((one) => one.name === null)[at.fn.parameters.indexOf(definition.name) - self];
      return argument && !argument.isSpread ? { expr: argument.value, index: at.callIndex, frame: at.parent, isConstructor: at.call.isNew } : null;
    }
    return null;
  }

  #member(object: Expr, name: string, expr: Expr, index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    const idioms = idiomsOf(index.program.language);
    const text = dottedText(expr);
    if (text) {
      const known = idioms.constants[text];
      if (known !== undefined) return [{ kind: 'expr', expr: { kind: 'literal', value: known, span: expr.span, scope: expr.scope }, index, frame, evidence }];
      const constant = this.constant(this.constantOwner(expr, index)!, name);
      if (constant !== null) {
        const note = { span: expr.span, note: `constant ${text}` };
        return [{ kind: 'expr', expr: { kind: 'literal', value: constant, span: expr.span, scope: expr.scope }, index, frame, evidence: [...evidence, note] }];
      }
      if (idioms.commandLine.includes(text)) return [{ kind: 'unknown', reason: 'command-line', fallback: [], evidence }];
      if (idioms.environment[dottedText(object) ?? '']) return [{ kind: 'environment', variable: name, fallback: [], near: index.program.file, evidence }];
    }
    if (name === 'class' && object.kind !== 'call') return this.#className(object, index, evidence);
    if (isSelf(object)) {
      const type = index.enclosingType(object.scope);
      const found = type ? this.#typeMembers(type, index, name, depth) : null;
      return found
        ? this.#definitions(found.definitions, found.index, frame, evidence, depth + 1)
        : [{ kind: 'unknown', reason: 'runtime', fallback: [], evidence }];
    }
    const member = this.#typeReference(object, index);
    if (member) {
      const found = this.#typeMembers(member.type, member.index, name, depth);
      if (found) return this.#definitions(found.definitions, found.index, null, evidence, depth + 1);
    }
    const holders = this.#origins(object, index, frame, evidence, depth + 1);
    const found = holders.flatMap((holder) => this.#memberOf(holder, name, expr, depth)).slice(0, MAX_ORIGINS);
    if (!found.every((origin) => origin.kind === 'unknown')) return found;
    if (idioms.passMembers?.includes(name)) return holders;
    const type = idioms.configuration ? this.#typeOfInstance(object, index) : null;
    const option = type ? this.#configuration.option(type.type, type.index, name, index) : null;
    return option === null ? found : [{ kind: 'placeholder', text: option, near: index.program.file, evidence }];
  }

  #memberOf(holder: Origin, name: string, expr: Expr, depth: number): Origin[] {
    if (holder.kind === 'external') {
      const one: Import | null = holder.module ? { module: holder.module, name: holder.path ? holder.path : null, alias: '', span: expr.span } : null;
      if (one && !holder.path) {
        const inside = this.#moduleMember(one, name, holder.index, holder.evidence, depth + 1);
        if (inside.length > 0) return inside;
      }
      return [{ ...holder, path: holder.path ? `${holder.path}.${name}` : name }];
    }
    if (holder.kind === 'expr') {
      const entry = this.entry(holder, name, depth + 1);
      if (entry.length > 0) return entry;
      const configured = this.#configuration.member(holder.expr, name, holder.index);
      if (configured !== null) return [{ kind: 'placeholder', text: configured, near: holder.index.program.file, evidence: holder.evidence }];
      // what a container gives may be filled from configuration: what its class starts with is no certain value
      const isGiven =
        holder.expr.kind === 'call' &&
        holder.expr.callee.kind === 'member' &&
        idiomsOf(holder.index.program.language).instances?.includes(holder.expr.callee.name);
      const type = isGiven ? null : this.#instanceType(holder.expr, holder.index);
      const found = type ? this.#typeMembers(type.type, type.index, name, depth) : null;
      if (type && found) return this.#definitions(found.definitions, found.index, this.#making(type, holder), holder.evidence, depth + 1);
      // an enum constant's name
      if (holder.expr.kind === 'literal' && name === 'name' && isJvm(holder.index.program.language)) return [holder];
      return [{ kind: 'unknown', reason: 'runtime', fallback: [], evidence: holder.evidence }];
    }
    // the name of an enum constant that is only a default
    if (holder.kind === 'unknown' && name === 'name')
      return [{ ...holder, fallback: holder.fallback.filter((one) => one.kind === 'external' || (one.kind === 'expr' && one.expr.kind === 'literal')) }];
    return [{ kind: 'unknown', reason: holder.kind === 'unknown' ? holder.reason : 'runtime', fallback: [], evidence: holder.evidence }];
  }

  #className(object: Expr, index: ProgramIndex, evidence: Evidence[]): Origin[] {
    const text = dottedText(object) ?? '';
    const [head, ...inner] = text.split('.');
    const one = index.imports(head!)[0];
    const value = one && isJvm(index.program.language) ? [one.name && one.name !== '*' ? `${one.module}.${one.name}` : one.module, ...inner].join('$') : text;
    return [{ kind: 'expr', expr: { kind: 'literal', value, span: object.span, scope: object.scope }, index, frame: null, evidence }];
  }

  #indexed(object: Expr, key: Expr, expr: Expr, index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    const text = object.kind === 'call' && object.arguments.length === 0 ? `${dottedText(object.callee)}()` : dottedText(object);
    const idioms = idiomsOf(index.program.language);
    if (text && (idioms.environment[text] ?? idioms.environment[`${text}.get`])) {
      return [{ kind: 'environment', variable: this.text(key, index, frame), fallback: [], near: index.program.file, evidence }];
    }
    if (text && idioms.commandLine.includes(text)) return [{ kind: 'unknown', reason: 'command-line', fallback: [], evidence }];
    const name = this.text(key, index, frame);
    const configured = this.#configuration.read(object, key, index);
    if (configured !== null) return [{ kind: 'placeholder', text: configured, near: index.program.file, evidence }];
    const holders = this.#origins(object, index, frame, evidence, depth + 1);
    return holders
      .flatMap((holder): Origin[] => {
        if (holder.kind === 'expr' && holder.expr.kind === 'list' && name !== null && /^\d+$/.test(name)) {
          const item = holder.expr.items[Number(name)];
          if (item && !item.isSpread) return this.#origins(item.value, holder.index, holder.frame, holder.evidence, depth + 1);
        }
        if (holder.kind === 'expr' && name !== null) {
          const entry = this.entry(holder, name, depth + 1);
          if (entry.length > 0) return entry;
        }
        const variable = variableOf(holder, name);
        if (variable) return [variable];
        if (holder.kind === 'unknown') return [{ ...holder, fallback: [] }];
        return [{ kind: 'expr', expr, index, frame, evidence }];
      })
      .slice(0, MAX_ORIGINS);
  }

  /** `Field(default="a", alias="A")`: the variable where one is named, else the default. A name that is no variable's is that of a document's field. */
  #field(
    expr: CallExpr,
    first: Expr | undefined,
    variables: string[],
    index: ProgramIndex,
    frame: Frame | null,
    evidence: Evidence[],
    depth: number,
  ): Origin[] {
    const argument = (name: string): Expr | undefined => expr.arguments.find((one) => one.name === name)?.value;
    const written = argument('default') ?? first;
    const fallback = written ? this.#origins(written, index, frame, evidence, depth + 1) : [];
    const names = variables.map((name) => argument(name)).map((value) => value && this.text(value, index, frame));
    const variable = names.find((name) => name && /^[A-Z][A-Z0-9_]*$/.test(name));
    if (variable) return [{ kind: 'environment', variable, fallback, near: index.program.file, evidence }];
    return fallback.length > 0 ? fallback : [{ kind: 'expr', expr, index, frame, evidence }];
  }

  #call(expr: CallExpr, index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    const idioms = idiomsOf(index.program.language);
    const text = dottedText(expr.callee) ?? '';
    const first = expr.arguments.find((argument) => argument.name === null)?.value;
    const method = expr.callee.kind === 'member' ? expr.callee.name : null;
    const receiver = expr.callee.kind === 'member' ? expr.callee.object : null;
    const environment =
      idioms.environment[text] ?? (method && receiver?.kind === 'call' ? idioms.environment[`${dottedText(receiver.callee)}().${method}`] : undefined);
    if (environment && !expr.isNew) {
      const fallback = expr.arguments[1] ? this.#origins(given(expr.arguments[1].value, index), index, frame, evidence, depth + 1) : [];
      if (environment === 'command-line') return [{ kind: 'unknown', reason: 'command-line', fallback, evidence }];
      return [{ kind: 'environment', variable: first ? this.text(first, index, frame) : null, fallback, near: index.program.file, evidence }];
    }
    if (idioms.fields?.calls.includes(text)) return this.#field(expr, first, idioms.fields.variables, index, frame, evidence, depth);
    if (idioms.commandLine.includes(text)) {
      const fallback = expr.arguments[1] ? this.#origins(expr.arguments[1].value, index, frame, evidence, depth + 1) : [];
      return [{ kind: 'unknown', reason: 'command-line', fallback, evidence }];
    }
    if (idioms.loads.includes(text)) {
      const loaded = this.loaded(expr, index);
      if (loaded) return [{ ...loaded, frame: null, evidence: [...evidence, { span: expr.span, note: `loads ${loaded.index.program.file}` }] }];
    }
    if (receiver && method && first && idioms.configuration?.reads.includes(method)) {
      const configured = this.#configuration.read(receiver, first, index);
      const fallback = expr.arguments.filter((argument) => argument.name === null)[1]?.value;
      if (configured !== null && fallback)
        return [{ kind: 'unknown', reason: 'placeholder', fallback: this.#origins(fallback, index, frame, evidence, depth + 1), evidence }];
      if (configured !== null) return [{ kind: 'placeholder', text: configured, near: index.program.file, evidence }];
    }
    if (first && idioms.pass.includes(text) && !expr.isNew) return this.#origins(first, index, frame, evidence, depth + 1);
    if (idioms.lists.includes(text)) {
      const items = expr.arguments.length === 1 && ['list', 'tuple', 'set', 'Array.from'].includes(text) ? null : expr.arguments;
      if (!items) return this.#origins(first!, index, frame, evidence, depth + 1);
      return [{ kind: 'expr', expr: { kind: 'list', items, span: expr.span, scope: expr.scope }, index, frame, evidence }];
    }
    if (receiver && method && idioms.chains?.includes(method)) return this.#origins(receiver, index, frame, evidence, depth + 1);
    if (receiver && method && first?.kind === 'lambda' && idioms.projections?.includes(method)) {
      const items = index.returnsOf(first.function).map(({ value }) => ({ name: null, value, isSpread: false }));
      if (items.length > 0) return [{ kind: 'expr', expr: { kind: 'list', items, span: expr.span, scope: expr.scope }, index, frame, evidence }];
    }
    if (receiver && method && idioms.fallbackMethods.includes(method) && first && expr.arguments.length === 1)
      return this.#fallback([receiver, first], index, frame, evidence, depth + 1);
    if (receiver && method && !expr.isNew) {
      const told = this.#instanceMethod(receiver, method, index, frame, evidence, depth);
      if (told.length > 0) return told;
    }
    if (receiver && method && expr.arguments.length === 0 && idioms.passMethods.includes(method)) {
      const inner = this.#origins(receiver, index, frame, evidence, depth + 1);
      // `.toString()` of a list, call or map tells nothing
      if (inner.every((origin) => origin.kind !== 'expr' || origin.expr.kind !== 'call')) return inner;
    }
    if (receiver && method && idioms.lowerMethods.includes(method)) {
      return this.#origins(receiver, index, frame, evidence, depth + 1).map((origin) =>
        origin.kind === 'expr' && origin.expr.kind === 'literal' && typeof origin.expr.value === 'string'
          ? { ...origin, expr: { ...origin.expr, value: origin.expr.value.toLowerCase() } }
          : origin,
      );
    }
    if (receiver && method && first && idioms.properties?.reads.includes(method)) {
      const property = this.#propertyRead(receiver, expr, index, frame);
      if (property) return [{ kind: 'placeholder', text: property, near: index.program.file, evidence }];
    }
    if (receiver && method && first && idioms.reads.includes(method)) {
      const key = this.text(first, index, frame);
      if (key !== null) {
        const fallback = expr.arguments[1] ? given(expr.arguments[1].value, index) : null;
        const found = this.#origins(receiver, index, frame, evidence, depth + 1).flatMap((holder): Origin[] => {
          if (holder.kind === 'expr') return this.entry(holder, key, depth + 1);
          const variable = variableOf(holder, key);
          return variable ? [{ ...variable, fallback: fallback ? this.#origins(fallback, index, frame, evidence, depth + 1) : [] }] : [];
        });
        if (found.length > 0) return found;
      }
      if (expr.arguments[1]) {
        const fallback = this.#origins(given(expr.arguments[1].value, index), index, frame, evidence, depth + 1);
        return [{ kind: 'unknown', reason: 'runtime', fallback, evidence }];
      }
    }
    if (!expr.isNew) {
      const followed: Origin[] = [];
      for (const { fn, index: owner } of this.functionsOf(expr, index)) {
        const inner: Frame = { fn, index: owner, call: expr, callIndex: index, parent: frame };
        const told = [...evidence, { span: fn.span, note: `function ${fn.name ?? ''}` }];
        for (const result of owner.returnsOf(fn.id)) {
          if (followed.length < MAX_ORIGINS) followed.push(...this.#origins(result.value, owner, inner, told, depth + 1));
        }
      }
      if (followed.length > 0) return followed.slice(0, MAX_ORIGINS);
      if (idioms.applied && first && expr.arguments.length === 1) {
        const held = this.#origins(expr.callee, index, frame, evidence, depth + 1);
        const isHolder = held.some((origin) => origin.kind === 'expr' && (origin.expr.kind === 'map' || origin.expr.kind === 'list'));
        if (isHolder) return this.#indexed(expr.callee, first, expr, index, frame, evidence, depth);
      }
    }
    return [{ kind: 'expr', expr, index, frame, evidence }];
  }

  /** What a method of an object of the tree's own type returns, its constructor's arguments known: `ORDERS.name()` with `ORDERS = new Topic("orders")`. */
  #instanceMethod(receiver: Expr, method: string, index: ProgramIndex, frame: Frame | null, evidence: Evidence[], depth: number): Origin[] {
    if (depth > MAX_DEPTH / 2) return [];
    const made = this.#origins(receiver, index, frame, evidence, depth + 1);
    return made.flatMap((origin): Origin[] => {
      if (origin.kind !== 'expr' || origin.expr.kind !== 'call' || !origin.expr.isNew) return [];
      const owner = this.#instanceType(origin.expr, origin.index);
      const inner = owner && this.#making(owner, origin);
      if (!owner || !inner) return [];
      const methods = owner.index.functions(method).filter((fn) => owner.index.unit(fn.parent).id === owner.type.id);
      return methods.flatMap((fn) =>
        owner.index.returnsOf(fn.id).flatMap((result) => this.#origins(result.value, owner.index, inner, origin.evidence, depth + 2)),
      );
    });
  }

  /** The constructor of the tree that made an object, with what it was given. */
  #making({ type, index }: FoundType, made: Origin & { kind: 'expr' }): Frame | null {
    const call = made.expr;
    if (call.kind !== 'call' || !call.isNew) return null;
    const makers = index.functions(type.name ?? '').filter((fn) => index.unit(fn.parent).id === type.id);
    const isJvmWithDefaults = isJvm(index.program.language) && index.program.language !== 'java';
    const fn = makers.find((one) => one.parameters.length === call.arguments.length) ?? (isJvmWithDefaults ? makers[0] : undefined);
    return fn ? { fn, index, call, callIndex: made.index, parent: made.frame } : null;
  }

  /** The entries of a map-like origin with this key, the last write winning where it is certain. */
  entry(holder: Origin & { kind: 'expr' }, key: string, depth = 0): Origin[] {
    const at = holder.expr;
    if (at.kind === 'map') {
      for (const entry of at.entries.toReversed()) {
        if (entry.key === null) {
          const spread = this.#origins(entry.value, holder.index, holder.frame, holder.evidence, depth + 1).flatMap((origin) =>
            origin.kind === 'expr' && depth < MAX_DEPTH ? this.entry(origin, key, depth + 1) : [],
          );
          if (spread.length > 0) return spread;
        } else if (this.text(entry.key, holder.index, holder.frame) === key) {
          return this.#origins(entry.value, holder.index, holder.frame, [...holder.evidence, { span: entry.span, note: key }], depth + 1);
        }
      }
    }
    return [];
  }

  /** The text of a key expression when it is certain. */
  text(expr: Expr, index: ProgramIndex, frame: Frame | null): string | null {
    if (expr.kind === 'literal') return expr.value === null ? null : String(expr.value);
    const origins = this.#ask(() => this.#origins(expr, index, frame, [], 1));
    const [only] = origins;
    if (origins.length !== 1 || only?.kind !== 'expr' || only.expr.kind !== 'literal' || only.expr.value === null) return null;
    return String(only.expr.value);
  }

  /** Functions of the tree that a call may run. */
  functionsOf(call: CallExpr, index: ProgramIndex): { fn: Scope; index: ProgramIndex }[] {
    let found = this.#callees.get(call);
    if (!found) {
      this.#callees.set(call, []); // a call that needs itself to be found runs nothing that is known
      found = this.#findFunctions(call, index);
      this.#callees.set(call, found);
    }
    return found;
  }

  #findFunctions(call: CallExpr, index: ProgramIndex): { fn: Scope; index: ProgramIndex }[] {
    const { callee } = call;
    const fit = (found: { fn: Scope; index: ProgramIndex }[]): { fn: Scope; index: ProgramIndex }[] => {
      const exact = found.filter(({ fn }) => fn.parameters.length === call.arguments.length);
      return (exact.length > 0 ? exact : found).slice(0, 4);
    };
    if (callee.kind === 'reference') {
      const own = index.functions(callee.name);
      if (own.length > 0) return fit(own.map((fn) => ({ fn, index })));
      const lambda = index.lookup(callee.name, callee.scope, callee.span).find((definition) => definition.value?.kind === 'lambda');
      if (lambda?.value?.kind === 'lambda') return [{ fn: index.program.scopes[lambda.value.function]!, index }];
      const imported = this.#imported(callee.name, index);
      if (imported) {
        for (const file of this.#filesOf(index, imported.one)) {
          const other = this.index(file, imported.name ?? callee.name);
          const found = other?.functions(imported.name ?? callee.name) ?? [];
          if (other && found.length > 0) return fit(found.map((fn) => ({ fn, index: other })));
        }
        return [];
      }
      if (index.program.language === 'go') {
        for (const file of this.modules.siblings(index.program.file)) {
          const other = this.index(file, callee.name);
          const found = other?.functions(callee.name).filter((fn) => fn.receiver === null) ?? [];
          if (other && found.length > 0) return fit(found.map((fn) => ({ fn, index: other })));
        }
      }
      const type = index.enclosingType(callee.scope);
      const inherited = type && this.#inherited(type, index, callee.name, 0);
      if (inherited) return fit(inherited);
      const packaged = isJvm(index.program.language) ? this.#jvm.functions(callee.name, index) : [];
      return fit(packaged.length > 0 ? packaged : this.#fromWildcards(callee.name, index));
    }
    if (callee.kind !== 'member') return [];
    const { object, name } = callee;
    if (isSelf(object) || (object.kind === 'reference' && object.name === 'super')) {
      const type = index.enclosingType(object.scope);
      const own = type ? inType(type, index, name) : [];
      return fit(type && own.length === 0 ? (this.#inherited(type, index, name, 0) ?? []) : own);
    }
    const type = this.#typeReference(object, index);
    if (type) return fit(inType(type.type, type.index, name));
    if (isJvm(index.program.language)) return fit(this.#jvmMethods(object, name, index));
    if (object.kind === 'reference') {
      const receiver = index.unit(call.scope).receiver;
      if (receiver && index.unit(call.scope).parameters.length >= 0) {
        const methods = index.functions(name).filter((fn) => fn.receiver !== null && fn.receiver === receiver);
        if (methods.length > 0) return fit(methods.map((fn) => ({ fn, index })));
      }
      const imported = index.imports(object.name)[0];
      if (imported) {
        for (const file of this.#filesOf(index, imported)) {
          const other = this.index(file, name);
          const found = other?.functions(name) ?? [];
          if (other && found.length > 0) return fit(found.map((fn) => ({ fn, index: other })));
        }
      }
    }
    // properties and parameters declare their types, and nothing else is called on values of them
    const holder = index.program.language === 'php' ? this.#typeOfInstance(object, index) : null;
    if (!holder) return [];
    const own = inType(holder.type, holder.index, name);
    return fit(own.length > 0 ? own : (this.#inherited(holder.type, holder.index, name, 0) ?? []));
  }

  /** Extension functions of the name that the file sees, else methods of the tree's own type that the object is declared as or made of. */
  #jvmMethods(object: Expr, name: string, index: ProgramIndex): { fn: Scope; index: ProgramIndex }[] {
    const isExtension = ({ fn }: { fn: Scope }): boolean => fn.receiver !== null;
    const own = index.functions(name).map((fn) => ({ fn, index }));
    const imported = own.some(isExtension)
      ? []
      : index.imports(name).flatMap((one) =>
          this.#filesOf(index, one).flatMap((file) => {
            const other = this.index(file);
            return other?.functions(one.name ?? name).map((fn) => ({ fn, index: other })) ?? [];
          }),
        );
    const extensions = [...own, ...imported].filter(isExtension);
    if (extensions.length > 0) return extensions;
    const instance = this.#typeOfInstance(object, index);
    if (instance) {
      const methods = inType(instance.type, instance.index, name);
      return methods.length > 0 ? methods : (this.#inherited(instance.type, instance.index, name, 0) ?? []);
    }
    return index.program.language === 'java' ? [] : this.#jvm.functions(name, index).filter(isExtension);
  }

  /** Methods of the nearest supertype of the tree that has one of the name. */
  #inherited(type: Scope, index: ProgramIndex, name: string, depth: number): { fn: Scope; index: ProgramIndex }[] | null {
    for (const supertype of depth > MAX_SUPERTYPES ? [] : type.supertypes) {
      const parent = this.#typeReference({ kind: 'reference', name: supertype, span: type.span, scope: 0 }, index);
      if (!parent || parent.type === type) continue;
      const own = inType(parent.type, parent.index, name);
      const found = own.length > 0 ? own : this.#inherited(parent.type, parent.index, name, depth + 1);
      if (found) return found;
    }
    return null;
  }

  /** `import static a.Util.*`, `from util import *`: a function of one of these modules. */
  #fromWildcards(name: string, index: ProgramIndex): { fn: Scope; index: ProgramIndex }[] {
    for (const other of this.included(index)) {
      const found = other.functions(name);
      if (found.length > 0) return found.map((fn) => ({ fn, index: other }));
    }
    if (isIncluding(index.program.language)) return [];
    for (const one of index.wildcards) {
      if (one.name !== '*') continue;
      for (const file of this.#filesOf(index, one)) {
        const other = this.index(file, name);
        const found = other?.functions(name) ?? [];
        if (other && found.length > 0) return found.map((fn) => ({ fn, index: other }));
      }
    }
    return [];
  }

  /** The type that a constant is a member of, by its own name: as written, renamed by an import, or imported with its members. */
  constantOwner(expr: Expr, index: ProgramIndex): string | null {
    const [name, alias] = dottedText(expr)?.split('.').toReversed() ?? [];
    if (name === undefined) return null;
    const last = (module: string): string => module.slice(module.lastIndexOf('.') + 1);
    if (!isJvm(index.program.language)) return alias ?? null;
    if (alias !== undefined) {
      const one = index.imports(alias)[0];
      return one && !one.name ? last(one.module) : alias;
    }
    const one = index.imports(name)[0];
    if (one) return one.name ? last(one.module) : null;
    const wild = index.wildcards.find((each) => each.name === '*' && this.constant(last(each.module), name) !== null);
    return wild ? last(wild.module) : null;
  }

  /** A type of the tree that an expression names (not an instance of it). */
  typeNamed(expr: Expr, index: ProgramIndex): FoundType | null {
    return this.#typeReference(expr, index);
  }

  /** Simple names of the types that a value may have: as declared, or of the constructor that makes it. */
  typeNames(expr: Expr, index: ProgramIndex): string[] {
    const made = (one: Expr | null, owner: ProgramIndex): string | null => {
      if (one?.kind !== 'call') return null;
      // a function of the tree that makes one: Rust `Bus::connect()`
      const [maker] = one.isNew ? [] : this.functionsOf(one, owner);
      return maker?.fn.returns?.split('.').at(-1) ?? dottedText(one.callee)?.split('.').at(-1) ?? null;
    };
    if (expr.kind === 'call') return [made(expr, index)].filter((name) => name !== null);
    const named = this.definitionsOf(expr, index).map(({ definition, index: owner }) => definition.type?.split('.').at(-1) ?? made(definition.value, owner));
    return named.filter((name) => name !== null);
  }

  /** The parameter of a named function of the same file that an expression stands for, through fields and variables; null for anything else. */
  parameterOf(expr: Expr, index: ProgramIndex, depth = 0): PassedParameter | null {
    if (depth > MAX_SUPERTYPES || (expr.kind !== 'reference' && expr.kind !== 'member')) return null;
    const [only, ...others] = this.definitionsOf(expr, index).filter(({ definition }) => definition.value !== null || definition.kind === 'parameter');
    if (only && others.length === 0 && only.index === index) {
      const { definition } = only;
      if (definition.kind !== 'parameter') return definition.value ? this.parameterOf(definition.value, index, depth + 1) : null;
      const fn = index.unit(definition.scope);
      return fn.kind === 'lambda' || fn.kind === 'file' ? null : { fn, name: definition.name, path: [] };
    }
    const holder = expr.kind === 'member' && !only ? this.parameterOf(expr.object, index, depth + 1) : null;
    return holder && expr.kind === 'member' ? { ...holder, path: [...holder.path, expr.name] } : null;
  }

  #typeReference(expr: Expr, index: ProgramIndex): FoundType | null {
    const text = dottedText(expr);
    if (!text) return null;
    const name = text.split('.').at(-1)!;
    if (expr.kind === 'reference' && index.lookup(name, expr.scope, expr.span).length > 0) return null;
    const own = index.type(name);
    if (own) return { type: own, index };
    const known = this.#types.get(index) ?? new Map<string, FoundType | null>();
    this.#types.set(index, known);
    let found = known.get(text);
    if (found === undefined) {
      known.set(text, null); // a type that needs itself to be found is none of the tree
      found = this.#typeElsewhere(text, name, index);
      known.set(text, found);
    }
    return found;
  }

  #typeElsewhere(text: string, name: string, index: ProgramIndex): FoundType | null {
    const head = text.split('.')[0]!;
    const imported = this.#imported(head, index);
    if (imported) {
      const whole = isJvm(index.program.language) ? imported.one.module.split('.').at(-1)! : name;
      const wanted = text.includes('.') ? name : (imported.name ?? whole);
      const found = this.#typeIn(this.#filesOf(index, imported.one), wanted);
      return found ?? (isJvm(index.program.language) ? this.#jvm.imported(imported.one.module, wanted, index.program.file) : null);
    }
    if (isJvm(index.program.language) && /^[A-Z]/.test(head)) return this.#jvm.type(head, name, index);
    if (index.program.language === 'csharp') return this.#namespaced(text, index);
    return this.#includedType(name, index);
  }

  /** A C# type of another file: of a namespace that is seen if there is one, else the nearest. */
  #namespaced(text: string, index: ProgramIndex): FoundType | null {
    const names = text.split('.');
    const last = names.at(-1)!;
    if (!/^[A-Z]/.test(last)) return null;
    const files = new Set([last, names[0]!].flatMap((name) => this.modules.csharpType(name, index.program.file)));
    const found = [...files].flatMap((file) => this.#typeIn([file], last) ?? []);
    const seen = this.visibleNamespaces(index);
    return found.find((one) => seen.includes(one.index.program.namespace ?? '')) ?? found[0] ?? null;
  }

  #typeIn(files: string[], name: string): FoundType | null {
    for (const file of files) {
      const index = this.index(file, name);
      const type = index?.type(name);
      if (index && type) return { type, index };
    }
    return null;
  }

  #instanceType(expr: Expr, index: ProgramIndex): FoundType | null {
    const given =
      expr.kind === 'call' && expr.types?.[0] && expr.callee.kind === 'member' && idiomsOf(index.program.language).instances?.includes(expr.callee.name);
    if (given && expr.kind === 'call')
      return this.#typeReference({ kind: 'reference', name: expr.types![0]!.split('.').at(-1)!, span: expr.span, scope: 0 }, index);
    if (expr.kind !== 'call') return null;
    const made = this.#typeReference(expr.callee, index);
    if (made || index.program.language !== 'rust' || expr.callee.kind !== 'member') return made;
    // a derived constructor, `Args::parse()`, which the tree does not write out
    const owner = this.#typeReference(expr.callee.object, index);
    return owner && inType(owner.type, owner.index, expr.callee.name).length === 0 ? owner : null;
  }

  #typeMembers(type: Scope, index: ProgramIndex, name: string, depth: number): { definitions: Definition[]; index: ProgramIndex } | null {
    const own = index.members(type.id, name);
    if (own.length > 0) return { definitions: own, index };
    if (depth > MAX_DEPTH) return null;
    // methods stand in another file than their class
    const declared = this.#includedType(type.name, index);
    if (declared && declared.type !== type) {
      const found = this.#typeMembers(declared.type, declared.index, name, depth + 1);
      if (found) return found;
    }
    for (const supertype of type.supertypes) {
      const parent = this.#typeReference({ kind: 'reference', name: supertype, span: type.span, scope: 0 }, index);
      const found = parent && parent.type !== type ? this.#typeMembers(parent.type, parent.index, name, depth + 1) : null;
      if (found) return found;
    }
    return null;
  }

  #imported(alias: string, index: ProgramIndex): { one: Import; name: string | null } | null {
    const one = index.imports(alias)[0];
    return one ? { one, name: one.name } : null;
  }

  /** The content of the data file of the tree that a call reads. */
  loaded(call: CallExpr, index: ProgramIndex): { kind: 'expr'; expr: Expr; index: ProgramIndex } | null {
    const path = call.arguments[0] ? namedFile(call.arguments[0].value, index, this) : null;
    const file = path === null ? null : this.modules.dataFile(path, index.program.file);
    const document = file === null ? null : this.index(file);
    const [whole] = document?.members(0, 'default') ?? [];
    return document && whole?.value ? { kind: 'expr', expr: whole.value, index: document } : null;
  }

  /** What `name` of an imported module is; the module itself when the import names it whole. */
  #moduleMember(one: Import, name: string | null, index: ProgramIndex, evidence: Evidence[], depth: number): Origin[] {
    const path = name === null || name === '*' ? '' : name;
    const external: Origin = { kind: 'external', module: one.module, path, index, evidence };
    if (depth > MAX_DEPTH) return [external];
    for (const file of path ? [] : this.#filesOf(index, one).filter((each) => each.endsWith('.json'))) {
      const whole = this.index(file)?.members(0, 'default') ?? [];
      if (whole.length > 0) return this.#definitions(whole, this.index(file)!, null, evidence, depth + 1);
    }
    if (!path) return [external];
    for (const file of this.#filesOf(index, one)) {
      const other = this.index(file, path);
      if (!other) continue;
      const owner = isJvm(index.program.language) ? other.type(one.module.split('.').at(-1)!)?.id : 0;
      const found = other.members(owner ?? 0, path);
      if (found.length > 0) return this.#definitions(found, other, null, evidence, depth + 1);
      const again = other.imports(path)[0];
      if (again && again.alias !== '*' && other !== index) return this.#moduleMember(again, again.name, other, evidence, depth + 1);
    }
    return [external];
  }

  #sibling(name: string, index: ProgramIndex): { definitions: Definition[]; index: ProgramIndex } | null {
    if (index.program.language === 'csharp') return this.#fromStaticUsing(name, index);
    if (isJvm(index.program.language)) return this.#jvm.members(name, index);
    if (index.program.language !== 'go') return null;
    for (const file of this.modules.siblings(index.program.file)) {
      const other = this.index(file, name);
      const found = other?.members(0, name) ?? [];
      if (other && found.length > 0) return { definitions: found, index: other };
    }
    return null;
  }

  /** `using static Ns.Topics;`: a member of that type. */
  #fromStaticUsing(name: string, index: ProgramIndex): { definitions: Definition[]; index: ProgramIndex } | null {
    for (const one of index.wildcards) {
      const holder = one.name === '*' ? this.#namespaced(one.module, index) : null;
      const found = holder?.index.members(holder.type.id, name) ?? [];
      if (holder && found.length > 0) return { definitions: found, index: holder.index };
    }
    return null;
  }

  /** Definitions that a name or member may mean, wherever they stand. */
  definitionsOf(expr: Expr, index: ProgramIndex): { definition: Definition; index: ProgramIndex }[] {
    if (expr.kind === 'reference') {
      const own = index.lookup(expr.name, expr.scope, expr.span);
      if (own.length > 0) return this.#withDeclaration(own, index);
      const type = this.#mayInherit(expr.name, index) ? index.enclosingType(expr.scope) : null;
      const found =
        (type && this.#typeMembers(type, index, expr.name, 0)) ??
        this.#importedMember(expr.name, index) ??
        this.#sibling(expr.name, index) ??
        this.#includedMember(expr.name, index);
      return found ? found.definitions.map((definition) => ({ definition, index: found.index })) : [];
    }
    if (expr.kind !== 'member') return [];
    const { object, name } = expr;
    const owner = isSelf(object) ? index.enclosingType(object.scope) : null;
    const holder = owner ? { type: owner, index } : (this.#typeReference(object, index) ?? this.#typeOfInstance(object, index));
    const found = holder ? this.#typeMembers(holder.type, holder.index, name, 0) : null;
    return found ? found.definitions.map((definition) => ({ definition, index: found.index })) : [];
  }

  /** Definitions of a field that methods set, with the declaration in its class where that is in another file. */
  #withDeclaration(definitions: Definition[], index: ProgramIndex): { definition: Definition; index: ProgramIndex }[] {
    const own = definitions.map((definition) => ({ definition, index }));
    const [first] = definitions;
    if (first?.kind !== 'field' || definitions.some((definition) => definition.isDeclaration)) return own;
    const owner = this.#includedType(index.program.scopes[first.scope]!.name, index);
    return owner ? [...own, ...owner.index.members(owner.type.id, first.name).map((definition) => ({ definition, index: owner.index }))] : own;
  }

  /** The tree's own type of a value: by declared type, Go receiver or constructor. */
  #typeOfInstance(expr: Expr, index: ProgramIndex, depth = 0): FoundType | null {
    const idioms = idiomsOf(index.program.language);
    if (expr.kind === 'member' && idioms.passMembers?.includes(expr.name) && this.definitionsOf(expr, index).length === 0)
      return this.#typeOfInstance(expr.object, index);
    if (expr.kind === 'call') return this.#instanceType(expr, index);
    for (const { definition, index: owner } of this.definitionsOf(expr, index)) {
      const named = definition.type ?? (definition.value?.kind === 'map' ? definition.value.type : null);
      const reference: Expr | null = named ? { kind: 'reference', name: named.split('.').at(-1)!, span: definition.span, scope: 0 } : null;
      const type = reference ? this.#typeReference(reference, owner) : definition.value?.kind === 'call' ? this.#instanceType(definition.value, owner) : null;
      if (type) return type;
      if (definition.value?.kind === 'member' && idioms.passMembers?.includes(definition.value.name)) return this.#typeOfInstance(definition.value, owner);
      // a field that a constructor sets to its parameter is of the parameter's type
      const given = definition.type === null && (definition.value?.kind === 'reference' || definition.value?.kind === 'member') ? definition.value : null;
      const passed = given && depth < MAX_SUPERTYPES ? this.#typeOfInstance(given, owner, depth + 1) : null;
      if (passed) return passed;
    }
    if (expr.kind === 'reference') {
      const { receiver } = index.unit(expr.scope);
      if (receiver) return this.#typeReference({ kind: 'reference', name: receiver, span: expr.span, scope: 0 }, index);
    }
    return null;
  }

  /** Whether a name may be a field of a supertype, which may have to be parsed to know: what is imported, or written as Java writes types, is none. */
  #mayInherit(name: string, index: ProgramIndex): boolean {
    return index.imports(name).length === 0 && !(index.program.language === 'java' && /^\p{Lu}\p{Ll}/u.test(name));
  }

  #importedMember(name: string, index: ProgramIndex): { definitions: Definition[]; index: ProgramIndex } | null {
    const one = index.imports(name)[0];
    if (!one) return null;
    for (const file of this.#filesOf(index, one)) {
      const other = this.index(file, one.name ?? name);
      const owner = other && isJvm(index.program.language) ? other.type(one.module.split('.').at(-1)!)?.id : 0;
      const found = other?.members(owner ?? 0, one.name ?? name) ?? [];
      if (other && found.length > 0) return { definitions: found, index: other };
    }
    return null;
  }

  /** The library name that a reference or dotted path means, by the file's imports alone. */
  qualify(expr: Expr, index: ProgramIndex): QualifiedName | null {
    const text = dottedText(expr);
    return text ? this.qualifyText(text, index) : null;
  }

  qualifyText(text: string, index: ProgramIndex): QualifiedName | null {
    const [head, ...rest] = text.split('.');
    for (const alias of [text, head!]) {
      const one = index.imports(alias)[0];
      if (!one) continue;
      const remaining = alias === text ? [] : rest;
      const inModule = one.name && one.name !== '*' && one.name !== 'default' ? [one.name] : [];
      // `from package import module`: what is written behind a module's name is the module's
      if (index.program.language === 'python' && one.name && remaining.length > 0 && /^\p{Ll}/u.test(one.name))
        return { module: `${one.module}.${one.name}`, path: remaining.join('.') };
      if (isJvm(index.program.language) && !one.name) return { module: one.module, path: [one.module.split('.').at(-1)!, ...remaining].join('.') };
      return { module: one.module, path: [...inModule, ...remaining].join('.') };
    }
    return null;
  }
}

/** `env["X"]` and `env.get("X")` where env is the whole environment, or a parameter that is by default. */
function variableOf(holder: Origin, name: string | null): (Origin & { kind: 'environment' }) | null {
  const environment = holder.kind === 'unknown' ? holder.fallback[0] : holder;
  return environment?.kind === 'environment' && environment.variable === null && name !== null ? { ...environment, variable: name, fallback: [] } : null;
}

/** A default that is given as a function is what the function gives: `getOrElse(key) { "a" }`. */
function given(expr: Expr, index: ProgramIndex): Expr {
  return expr.kind === 'lambda' ? (index.returnsOf(expr.function).at(-1)?.value ?? expr) : expr;
}

const placeholderOf = (name: string | null, fallback: string | null): string | null =>
  name === null ? null : `\${${name}${fallback === null ? '' : `:${fallback}`}}`;

function inType(type: Scope, index: ProgramIndex, name: string): { fn: Scope; index: ProgramIndex }[] {
  const methods = index.functions(name).filter((fn) => index.unit(fn.parent).id === type.id || fn.receiver === type.name);
  return methods.map((fn) => ({ fn, index }));
}
