import { type Definition, type Expr, isSelf } from '../core/program.ts';
import type { ProgramIndex } from '../resolve/program-index.ts';
import { dottedText } from '../resolve/resolver.ts';

/** What tells an object from others: the place of the expression that makes it. */
export function objectId(expr: Expr, index: ProgramIndex): string {
  return `${index.program.file}:${expr.span.line}:${expr.span.column}:${expr.span.endLine}:${expr.span.endColumn}`;
}

const MAX_CALLERS = 16;

/**
 * Where the objects that an expression may be could come from, told within its own file and from names alone: ids of expressions that make
 * them or pass them on, of parameters, and the texts of names that other files define. Two expressions for one object share a root; those
 * that share a root need not be one object.
 */
export class LocalRoots {
  readonly #known = new WeakMap<Expr, ReadonlySet<string>>();

  of(expr: Expr, index: ProgramIndex): ReadonlySet<string> {
    let known = this.#known.get(expr);
    if (!known) {
      this.#known.set(expr, new Set()); // a value that is made of itself has no further root
      known = new Set(this.#roots(expr, index));
      this.#known.set(expr, known);
    }
    return known;
  }

  *#roots(expr: Expr, index: ProgramIndex): Iterable<string> {
    switch (expr.kind) {
      case 'map':
        yield objectId(expr, index);
        for (const { value } of expr.entries) yield* this.of(value, index);
        return;
      case 'list':
        yield objectId(expr, index);
        for (const { value } of expr.items) yield* this.of(value, index);
        return;
      case 'conditional':
        for (const branch of expr.branches) yield* this.of(branch, index);
        return;
      case 'index':
        yield* this.of(expr.object, index);
        return;
      case 'reference': {
        const definitions = index.lookup(expr.name, expr.scope, expr.span);
        if (definitions.length === 0) yield expr.name;
        for (const definition of definitions) yield* this.#defined(definition, index);
        return;
      }
      case 'member': {
        const isOwn = isSelf(expr.object);
        const fields = index.fields(expr.name);
        for (const field of fields) yield* this.#defined(field, index);
        yield isOwn || fields.length > 0 ? expr.name : (dottedText(expr) ?? expr.name);
        if (!isOwn) yield* this.of(expr.object, index);
        return;
      }
      case 'call': {
        const { callee } = expr;
        yield objectId(expr, index);
        if (callee.kind === 'member') yield* this.of(callee.object, index);
        if (callee.kind === 'member' || callee.kind === 'reference')
          for (const fn of index.functions(callee.name)) for (const result of index.returnsOf(fn.id)) yield* this.of(result.value, index);
        for (const { value } of expr.arguments) yield* this.of(value, index);
        return;
      }
      default:
    }
  }

  *#defined({ kind, name, scope, span, value }: Definition, index: ProgramIndex): Iterable<string> {
    if (value) yield* this.of(value, index);
    if (kind !== 'parameter') {
      // set elsewhere: by its name
      if (!value) yield name;
      return;
    }
    yield `${span.line}:${span.column}`;
    const fn = index.unit(scope);
    const block = index.callbackOf(fn.id);
    if (block) yield* this.of(block.callee.kind === 'member' ? block.callee.object : block, index);
    for (const call of fn.name === null ? [] : index.callsNamed(fn.name).slice(0, MAX_CALLERS)) {
      const given = call.arguments.find((argument) => argument.name === name) ?? call.arguments[fn.parameters.indexOf(name)];
      if (given) yield* this.of(given.value, index);
    }
  }
}
