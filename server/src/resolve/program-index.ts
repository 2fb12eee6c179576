import { push } from '../core/push.ts';
import type { Annotation, CallExpr, Definition, Expr, Import, Program, Return, Scope, Write } from '../core/program.ts';
import type { Span } from '../core/span.ts';

const NO_BLOCK_SCOPE = new Set(['python', 'php']);

/** Look-ups over one program, made once: which definition a name means at a place. */
export class ProgramIndex {
  readonly #byName = new Map<string, Definition[]>();
  readonly #returns = new Map<number, Return[]>();
  readonly #functions = new Map<string, Scope[]>();
  readonly #types = new Map<string, Scope>();
  readonly #imports = new Map<string, Import[]>();
  readonly #annotations = new Map<string, Annotation[]>();
  readonly #callbacks = new Map<number, CallExpr>();
  readonly #holders = new Map<number, Return | Definition>();
  readonly #unitCalls = new Map<number, CallExpr[]>();
  readonly #callsByName = new Map<string, CallExpr[]>();
  readonly #unitWrites = new Map<number, Write[]>();
  readonly #units: number[] = [];

  constructor(readonly program: Program) {
    for (const scope of program.scopes) {
      this.#units.push(scope.kind === 'block' ? (this.#units[scope.parent] ?? 0) : scope.id);
      if (scope.name && scope.kind === 'function') push(this.#functions, scope.name, scope);
      if (scope.name && scope.kind === 'type' && !this.#types.has(scope.name)) this.#types.set(scope.name, scope);
    }
    for (const definition of program.definitions) {
      push(this.#byName, definition.name, definition);
      if (definition.value) this.#hold(definition.value, definition);
    }
    for (const result of program.returns) {
      push(this.#returns, result.function, result);
      this.#hold(result.value, result);
    }
    for (const one of program.imports) push(this.#imports, one.alias, one);
    for (const annotation of program.annotations) if (annotation.target) push(this.#annotations, annotation.target, annotation);
    for (const call of program.calls) {
      push(this.#unitCalls, this.#units[call.scope] ?? 0, call);
      if (call.callee.kind === 'reference' || call.callee.kind === 'member') push(this.#callsByName, call.callee.name, call);
      for (const { value } of call.arguments) if (value.kind === 'lambda') this.#callbacks.set(value.function, call);
    }
    for (const write of program.writes) push(this.#unitWrites, this.#units[write.scope] ?? 0, write);
  }

  /** The function, lambda, type or file that a scope belongs to. */
  unit(scope: number): Scope {
    return this.program.scopes[this.#units[scope] ?? 0]!;
  }

  /** The call that a lambda is an argument of. */
  callbackOf(fn: number): CallExpr | null {
    return this.#callbacks.get(fn) ?? null;
  }

  /** A lambda, or a call with it alone: `Function { … }` makes one of a type. */
  #hold(value: Expr, holder: Return | Definition): void {
    const [first, ...others] = value.kind === 'call' ? value.arguments : [];
    const lambda = first && others.length === 0 ? first.value : value;
    if (lambda.kind === 'lambda') this.#holders.set(lambda.function, holder);
  }

  /** What returns a lambda or is defined as it. */
  holderOf(fn: number): Return | Definition | null {
    return this.#holders.get(fn) ?? null;
  }

  /** Whether what stands in a scope may be skipped when its function runs. */
  isConditional(scope: number): boolean {
    for (let at = this.program.scopes[scope]; at?.kind === 'block'; at = this.program.scopes[at.parent]) if (at.conditional) return true;
    return false;
  }

  /** Calls and writes directly in a function, lambda, type or file. */
  callsIn(unit: number): readonly CallExpr[] {
    return this.#unitCalls.get(unit) ?? [];
  }
  callsNamed(name: string): readonly CallExpr[] {
    return this.#callsByName.get(name) ?? [];
  }
  writesIn(unit: number): readonly Write[] {
    return this.#unitWrites.get(unit) ?? [];
  }

  returnsOf(fn: number): Return[] {
    return this.#returns.get(fn) ?? [];
  }
  functions(name: string): Scope[] {
    return this.#functions.get(name) ?? [];
  }
  type(name: string): Scope | null {
    return this.#types.get(name) ?? null;
  }
  imports(alias: string): Import[] {
    return this.#imports.get(alias) ?? [];
  }
  get wildcards(): Import[] {
    return this.imports('*');
  }

  /** Fields, constants and enum members defined directly in a type or in the file. */
  members(unit: number, name: string): Definition[] {
    return (this.#byName.get(name) ?? []).filter((definition) => this.#units[definition.scope] === unit && definition.kind !== 'parameter');
  }

  /** Fields and constants of the name in any type of the file. */
  fields(name: string): Definition[] {
    return (this.#byName.get(name) ?? []).filter(({ kind, scope }) => kind === 'field' || (kind !== 'parameter' && this.unit(scope).kind === 'type'));
  }

  /** Variables, constants and enum members of the file and of types that are no fields: those of namespaces. */
  outer(name: string): Definition[] {
    return (this.#byName.get(name) ?? []).filter((definition) => {
      const unit = this.program.scopes[this.#units[definition.scope] ?? 0]!;
      return (unit.kind === 'file' || unit.kind === 'type') && definition.kind !== 'field' && definition.kind !== 'parameter';
    });
  }

  enclosingType(scope: number): Scope | null {
    for (let at: Scope | undefined = this.program.scopes[scope]; at; at = this.program.scopes[at.parent]) if (at.kind === 'type') return at;
    return null;
  }

  /** Definitions that a name may mean when used in `scope` at `at`: the last certain one before it and the conditional ones after that. */
  lookup(name: string, scope: number, at: Span): Definition[] {
    const all = this.#byName.get(name);
    if (!all) return [];
    let isOwnUnit = true;
    for (let inner = scope; inner >= 0; ) {
      const unit = this.unit(inner);
      const visible = all.filter((definition) => this.#units[definition.scope] === unit.id && this.#isVisible(definition, inner));
      if (visible.length > 0) return isOwnUnit && unit.kind !== 'type' ? this.#reaching(visible, inner, at) : visible;
      inner = unit.parent;
      isOwnUnit = false;
    }
    return [];
  }

  #isVisible(definition: Definition, from: number): boolean {
    return NO_BLOCK_SCOPE.has(this.program.language) || !definition.isDeclaration || definition.kind === 'field' || this.#isAncestor(definition.scope, from);
  }

  #isAncestor(ancestor: number, scope: number): boolean {
    for (let at = scope; at >= 0; at = this.program.scopes[at]!.parent) if (at === ancestor) return true;
    return false;
  }

  /** Whether what stands in `inner` surely runs before later code in `outer`. */
  #isCertain(inner: number, outer: number): boolean {
    for (let at = inner; at >= 0 && !this.#isAncestor(at, outer); at = this.program.scopes[at]!.parent) if (this.program.scopes[at]!.conditional) return false;
    return true;
  }

  #reaching(definitions: Definition[], scope: number, at: Span): Definition[] {
    const before = definitions.filter((definition) => endsBefore(definition.span, at) || definition.kind === 'parameter');
    if (before.length === 0) return definitions;
    const last = before.findLastIndex((definition) => this.#isCertain(definition.scope, scope));
    return before.slice(Math.max(last, 0));
  }

  annotationsOf(definition: Definition): Annotation[] {
    const named = this.#annotations.get(definition.name) ?? [];
    return named.filter((annotation) => annotation.span.line <= definition.span.line && annotation.span.line >= definition.span.line - 6);
  }
}

function endsBefore(a: Span, b: Span): boolean {
  return a.endLine < b.line || (a.endLine === b.line && a.endColumn <= b.column);
}
