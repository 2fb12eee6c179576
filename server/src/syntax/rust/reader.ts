import type { Node } from 'web-tree-sitter';
import type { CallExpr, Definition, Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** What the parts of the Rust front end share while one file is read. */
export interface Reader {
  builder: ProgramBuilder;
  /** Reads an expression; every call in it is recorded. `expected`: the type that the value is declared or returned as. */
  expression(node: Node, expected?: string | null): Expr;
  /** Reads the statements of a block into the current scope and gives its last expression. */
  body(node: Node, expected?: string | null): Expr | null;
  /** Reads the items of a file, module, trait or impl. */
  items(nodes: readonly Node[]): void;
  /** Type scopes of the file by name: every impl of a type adds to the same one. */
  types: Map<string, number>;
  /** First names of paths that the file does not import: crates and `crate`, `super`, `self`. */
  roots: Map<string, Node>;
  /** `type A = b::C;` */
  aliases: { node: Node; name: string; path: string }[];
  /** Members of struct literals, whose declared types tell what calls give. */
  literals: { type: string; name: string; value: Expr }[];
  /** Fields of types that are read from files. */
  read: { node: Node; definition: Definition }[];
  /** Defaults of command-line options by name. */
  defaults: Map<string, Expr>;
  /** Reads of command-line options, which may stand before the options. */
  options: { name: string; call: CallExpr }[];
}
