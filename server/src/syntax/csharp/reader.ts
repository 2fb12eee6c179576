import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** What the parts of the C# front end share while one file is read. */
export interface Reader {
  builder: ProgramBuilder;
  /** Reads an expression; every call in it is recorded. `expected`: the declared type node, which `new()` takes. */
  expression(node: Node, expected?: Node | null): Expr;
  /** Reads one statement or declaration. */
  statement(node: Node): void;
  /** Names of the namespaces being read, outermost first. */
  namespaces: string[];
  /** Declared return types of the functions being read, innermost last. */
  returns: (Node | null)[];
}
