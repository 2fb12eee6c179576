import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import { field, isComment, parts, typeOf } from '../nodes.ts';
import { readExport, readExtension, readFunction, readGiven, readImport, readType, readValue } from './declarations.ts';
import { readLambda } from './lambdas.ts';
import type { Reader } from './reader.ts';

/** Reads one statement or declaration; an expression gives its value. */
export function readStatement(reader: Reader, node: Node): Expr | null {
  switch (typeOf(node)) {
    case 'package_clause':
      readPackage(reader, node);
      return null;
    case 'package_object':
      readPackageObject(reader, node);
      return null;
    case 'import_declaration':
      readImport(reader, node);
      return null;
    case 'export_declaration':
      readExport(reader, node);
      return null;
    case 'class_definition':
    case 'trait_definition':
    case 'object_definition':
    case 'enum_definition':
      readType(reader, node);
      return null;
    case 'function_definition':
    case 'function_declaration':
      readFunction(reader, node);
      return null;
    case 'val_definition':
    case 'var_definition':
    case 'val_declaration':
    case 'var_declaration':
      readValue(reader, node);
      return null;
    case 'given_definition':
      readGiven(reader, node);
      return null;
    case 'extension_definition':
      readExtension(reader, node);
      return null;
    case 'type_definition':
    case 'self_type':
    case 'comment':
    case 'block_comment':
      return null;
    case 'ERROR':
      // broken code: what can be read in it is read
      reader.builder.nested(node, () => reader.statements(parts(node)));
      return null;
    default:
      return node.isNamed ? reader.expression(node) : null;
  }
}

/** The value of a list of statements is that of the last one. A lambda at the start of a block takes the statements after it. */
export function readStatements(reader: Reader, nodes: readonly Node[]): Expr | null {
  let value: Expr | null = null;
  for (const [at, node] of nodes.entries()) {
    if (typeOf(node) === 'lambda_expression' && at === 0 && nodes.length > 1) return readLambda(reader, node, nodes.slice(1));
    if (!isComment(node)) value = reader.statement(node);
  }
  return value;
}

/** A body's statements go into the current scope. */
export function readBody(reader: Reader, node: Node | null): Expr | null {
  if (!node) return null;
  const type = typeOf(node);
  if (type === 'block' || type === 'indented_block' || type === 'template_body' || type === 'with_template_body') {
    return reader.builder.nested(node, () => reader.statements(parts(node)));
  }
  return reader.statement(node);
}

/** Several clauses add up: `package a.b`, then `package c`. */
function readPackage(reader: Reader, node: Node): void {
  const { program } = reader.builder;
  const name = field(node, 'name')?.text.replace(/\s+/g, '') ?? '';
  program.namespace = program.namespace ? `${program.namespace}.${name}` : name;
  const body = field(node, 'body');
  if (body) reader.body(body);
}

/** Members of a package object are members of the package, as those that stand in a file by themselves. */
function readPackageObject(reader: Reader, node: Node): void {
  const { program } = reader.builder;
  const name = field(node, 'name')?.text ?? '';
  program.namespace = program.namespace ? `${program.namespace}.${name}` : name;
  for (const body of node.childrenForFieldName('body')) if (body) reader.body(body);
}
