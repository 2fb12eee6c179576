import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** What the parts of the Go front end share while one file is read. */
export interface Reader {
  builder: ProgramBuilder;
  /** Reads an expression; every call in it is recorded. */
  expression(node: Node): Expr;
  /** Reads one statement or declaration. */
  statement(node: Node): void;
  /** First named result of functions, by scope. */
  results: Map<number, string>;
}
