import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, Scope } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** What the parts of the Scala front end share while one file is read. */
export interface Reader {
  builder: ProgramBuilder;
  /** Reads an expression; every call in it is recorded. */
  expression(node: Node): Expr;
  /** Reads one statement or declaration; an expression gives its value. */
  statement(node: Node): Expr | null;
  /** Reads statements into the current scope; the value is that of the last one when it is an expression. */
  statements(nodes: readonly Node[]): Expr | null;
  /** Reads a body: a block, indented statements or cases, or one expression. Its statements go into the current scope. */
  body(node: Node | null): Expr | null;
  /** Reads a call's `(a, b = c, xs: _*)`. */
  args(list: Node | null): Argument[];
  /** Reads an infix or postfix expression, or a chain that the grammar applies to one. */
  infix(node: Node): Expr;
  /** Type scopes by their owner and name: a class and the object of its name are parts of one type. */
  types: Map<string, Scope>;
}
