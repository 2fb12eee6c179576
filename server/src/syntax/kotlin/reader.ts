import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';
import type { Implicit } from '../settle-receivers.ts';

/** What the parts of the Kotlin front end share while one file is read. */
export interface Reader {
  builder: ProgramBuilder;
  /** Reads an expression; every call in it is recorded. */
  expression(node: Node): Expr;
  /** Reads a statement, declaration or expression; gives the value it has as the last of a block, null for none. */
  statement(node: Node): Expr | null;
  /** Reads a declaration; false when the node is none. */
  declaration(node: Node): boolean;
  /** What `this` is in `x.apply { … }` and in extension functions, innermost last. */
  receivers: Expr[];
  /** Plain calls and assignments that may mean a member of the receiver around them; settled when all names of the file are known. */
  implicit: Implicit[];
}

/** Name of the parameter that an extension function's receiver is. */
export const EXTENSION_RECEIVER = '#this';
