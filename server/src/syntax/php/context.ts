import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';
import type { Names } from './names.ts';

/** The reader as its parts see it: expressions hold statements (function bodies) and the other way round. */
export interface Context {
  builder: ProgramBuilder;
  names: Names;
  read(expression: Node): Expr;
  /** Reads any node for what it defines, writes and calls. */
  visit(node: Node): void;
}

/** Links of a chain (`$a->b()->c()…`) kept as one expression; what lies deeper becomes unknown. */
export const MAX_CHAIN = 500;
