import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';
import type { Names } from './names.ts';

/** The reader as its parts see it. In Elixir everything is an expression; a body's value is that of its last one. */
export interface Context {
  builder: ProgramBuilder;
  names: Names;
  read(expression: Node): Expr;
  /** Functions without parameters of the module in hand: they are called by their bare name. */
  constants: Set<string>;
}
