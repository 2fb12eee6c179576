import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** Local variables of a function or block; a block sees those around it, those around it do not see its own. */
export interface Locals {
  names: Set<string>;
  outer: Locals | null;
}

/** Whether a name was set before in the function or block being read, or around it. */
export function isLocal({ locals }: Reader, name: string): boolean {
  for (let at: Locals | null = locals.at(-1) ?? null; at; at = at.outer) if (at.names.has(name)) return true;
  return false;
}

/** What the parts of the Ruby front end share while one file is read. */
export interface Reader {
  builder: ProgramBuilder;
  /** Reads an expression or statement; every call in it is recorded. */
  expression(node: Node): Expr;
  /** Reads statements into the current scope and gives the last one's value. */
  body(nodes: readonly Node[]): Expr | null;
  /** Names of local variables, innermost last: any other plain name is a call. */
  locals: Locals[];
  /** Constants that are named, by the first name of their path, and global variables. */
  constants: Map<string, Node>;
  /** Bodies of heredocs in the order of their beginnings. */
  heredocs: Node[];
}
