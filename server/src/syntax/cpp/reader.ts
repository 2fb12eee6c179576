import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** What the parts of the C and C++ front ends share while one file is read. */
export interface Reader {
  builder: ProgramBuilder;
  /** Reads an expression; every call in it is recorded. */
  expression(node: Node): Expr;
  /** Reads one statement or declaration. */
  statement(node: Node): void;
  /** Type scopes of classes and namespaces by name; of a class that only its methods show, one without members. */
  types: Map<string, number>;
  /** Scopes in `types` that are classes, whose methods' unknown names may be fields. */
  classes: Set<number>;
  /** Declared types of the fields of a class, by its scope: initialiser lists make objects of them. */
  fields: Map<number, Map<string, DeclaredType>>;
}

/** A type as a declaration gives it to a name. */
export interface DeclaredType {
  /** Dotted, without pointers, references and type arguments; the owned type of a smart pointer; null when inferred. */
  name: string | null;
  /** What it holds when it is made without `new`: itself, a pointer to something, or several values. */
  shape: 'object' | 'pointer' | 'list' | 'map' | 'plain';
}
