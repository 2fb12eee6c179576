import type { Node } from 'web-tree-sitter';
import type { Argument, Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** What the parts of the Java front end share while one file is read. Groovy reads with the same parts and its own first word on expressions and statements. */
export interface Reader {
  builder: ProgramBuilder;
  /** Reads an expression; every call in it is recorded. */
  expression(node: Node): Expr;
  /** Reads one statement or declaration. */
  statement(node: Node): void;
  /** Reads the arguments of a call. */
  arguments(list: Node | null): Argument[];
  /** Groovy: reads the closure that a call on `object` ends in. */
  closure(node: Node, object: Expr | null, called: string): Expr;
  /** Reads the members of a class body into the current scope. */
  members(body: Node): void;
  /** Values yielded by the switch expressions being read, innermost last. */
  yields: Expr[][];
}
