import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** What the parts of the Ruby front end share while one file is read. */
export interface Reader {
  builder: ProgramBuilder;
  /** Reads an expression or statement; every call in it is recorded. */
  expression(node: Node): Expr;
  /** Reads statements into the current scope and gives the last one's value. */
  body(nodes: readonly Node[]): Expr | null;
  /** Names of local variables by function, innermost last: any other plain name is a call. */
  locals: Set<string>[];
  /** Constants that are named, by the first name of their path, and global variables. */
  constants: Map<string, Node>;
  /** Bodies of heredocs in the order of their beginnings. */
  heredocs: Node[];
}
