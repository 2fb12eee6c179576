import type { Node } from 'web-tree-sitter';
import type {
  Annotation,
  Argument,
  CallExpr,
  Definition,
  Expr,
  Import,
  LanguageId,
  Program,
  Return,
  Scope,
  ScopeKind,
  UnknownExpr,
  Write,
} from '../core/program.ts';
import type { Span } from '../core/span.ts';
import { endIndexOf } from './nodes.ts';

/** Expressions nested deeper than this become `unknown`; statements nested deeper are left out and noted as a problem. */
export const MAX_DEPTH = 200;

/** Collects a Program while a front end walks its tree. It owns the scope stack. */
export class ProgramBuilder {
  readonly program: Program;
  #scope = 0;
  #depth = 0;
  #deep = false;
  readonly #text: string;
  readonly #textStart: number;
  /** Index at which each line of the tree's text starts. */
  readonly #lines: number[] = [];
  readonly #firstRow: number;
  readonly #firstColumn: number;

  constructor(file: string, language: LanguageId, root: Node) {
    this.program = {
      file,
      language,
      namespace: null,
      imports: [],
      scopes: [],
      definitions: [],
      calls: [],
      writes: [],
      returns: [],
      annotations: [],
      problems: [],
    };
    this.#text = root.text;
    this.#textStart = root.startIndex;
    this.#firstRow = root.startPosition.row;
    this.#firstColumn = root.startPosition.column;
    for (let at = this.#text.indexOf('\n'); at >= 0; at = this.#text.indexOf('\n', at + 1)) this.#lines.push(this.#textStart + at + 1);
    this.program.scopes.push(this.#newScope('file', -1, root, {}));
  }

  get scope(): number {
    return this.#scope;
  }

  /** End positions are computed from the end index: asking the tree for both costs twice. */
  span(node: Node, end: Node = node): Span {
    const from = node.startPosition;
    const to = endIndexOf(end);
    let line = from.row - this.#firstRow;
    if (line >= this.#lines.length || to < this.#lines[line]!) {
      // most nodes end on the line they start on
      const endColumn = from.column + 1 + to - node.startIndex;
      return { file: this.program.file, line: from.row + 1, column: from.column + 1, endLine: from.row + 1, endColumn };
    }
    let high = this.#lines.length;
    while (line < high) {
      const middle = (line + high) >>> 1;
      if (this.#lines[middle]! <= to) line = middle + 1;
      else high = middle;
    }
    const start = line === 0 ? this.#textStart - this.#firstColumn : this.#lines[line - 1]!;
    return { file: this.program.file, line: from.row + 1, column: from.column + 1, endLine: this.#firstRow + line + 1, endColumn: to - start + 1 };
  }

  /** A node's text; quicker than asking the node. */
  text(node: Node): string {
    return this.#text.slice(node.startIndex - this.#textStart, endIndexOf(node) - this.#textStart);
  }

  /** Opens a scope, runs the body in it, and returns the scope's id. */
  inScope(kind: ScopeKind, node: Node, fields: Partial<Omit<Scope, 'id' | 'parent' | 'kind' | 'span'>>, body: (scope: Scope) => void): number {
    const outer = this.#scope;
    const scope = this.#newScope(kind, outer, node, fields);
    this.program.scopes.push(scope);
    this.#scope = scope.id;
    try {
      this.nested(node, () => body(scope));
    } finally {
      this.#scope = outer;
    }
    return scope.id;
  }

  /** Runs the body in a scope that was read before: a further part of the same type. */
  reopen(scope: number, node: Node, body: () => void): void {
    const outer = this.#scope;
    this.#scope = scope;
    try {
      this.nested(node, body);
    } finally {
      this.#scope = outer;
    }
  }

  /** Guards recursion: runs `body` unless the limit is reached, which is noted once per file. Returns null then. */
  nested<T>(node: Node, body: () => T): T | null {
    if (this.#depth >= MAX_DEPTH) {
      if (!this.#deep)
        this.program.problems.push({ span: this.span(node), message: `nested deeper than ${MAX_DEPTH} levels; the rest of this part is not read` });
      this.#deep = true;
      return null;
    }
    this.#depth++;
    try {
      return body();
    } finally {
      this.#depth--;
    }
  }

  import(node: Node, fields: Omit<Import, 'span'>): void {
    this.program.imports.push({ ...fields, span: this.span(node) });
  }

  define(
    node: Node,
    fields: Pick<Definition, 'name' | 'kind' | 'value'> & Partial<Pick<Definition, 'position' | 'type' | 'typeArguments' | 'isDeclaration' | 'scope'>>,
  ): Definition {
    const definition: Definition = { scope: this.#scope, position: 0, type: null, isDeclaration: true, ...fields, span: this.span(node) };
    this.program.definitions.push(definition);
    return definition;
  }

  write(node: Node, fields: Omit<Write, 'span' | 'scope'>): void {
    this.program.writes.push({ ...fields, scope: this.#scope, span: this.span(node) });
  }

  return(value: Expr): void {
    const fn = this.enclosing('function', 'lambda');
    if (fn !== null) this.program.returns.push({ function: fn, scope: this.#scope, value } satisfies Return);
  }

  annotation(node: Node, fields: Pick<Annotation, 'name' | 'receiver' | 'target' | 'arguments'> & { scope?: number }): void {
    this.program.annotations.push({ scope: this.#scope, ...fields, span: this.span(node) });
  }

  /** Id of the nearest enclosing scope of one of the kinds, or null. */
  enclosing(...kinds: ScopeKind[]): number | null {
    for (let id = this.#scope; id >= 0; id = this.program.scopes[id]!.parent) if (kinds.includes(this.program.scopes[id]!.kind)) return id;
    return null;
  }

  /** Makes a call expression and records it in `calls`. */
  call(node: Node, fields: { callee: Expr; arguments: Argument[]; isNew: boolean; nameSpan: Span; body?: number | null }): Expr {
    const { callee, arguments: args, isNew, nameSpan, body = null } = fields;
    const expr: CallExpr = { kind: 'call', span: this.span(node), scope: this.#scope, callee, arguments: args, isNew, nameSpan, body };
    this.program.calls.push(expr);
    return expr;
  }

  /** Completes any other expression with its span and scope, in place. */
  expr<E extends Expr>(node: Node, fields: E extends Expr ? Omit<E, 'span' | 'scope'> : never): E {
    const expr = fields as unknown as E;
    expr.span = this.span(node);
    expr.scope = this.#scope;
    return expr;
  }

  unknown(node: Node): UnknownExpr {
    return { kind: 'unknown', span: this.span(node), scope: this.#scope };
  }

  #newScope(kind: ScopeKind, parent: number, node: Node, fields: Partial<Scope>): Scope {
    return {
      kind,
      parent,
      name: null,
      conditional: false,
      supertypes: [],
      parameters: [],
      receiver: null,
      returns: null,
      ...fields,
      id: this.program.scopes.length,
      span: this.span(node),
    };
  }
}
