import type { Node } from 'web-tree-sitter';
import { compactText, field, inner, parts, typeOf } from '../nodes.ts';
import { readConstructorCall, readFunction, readImport, readType, readVariables } from './declarations.ts';
import type { Reader } from './reader.ts';
import { readSwitch } from './switch.ts';
import { typeName } from './types.ts';

/** Reads one statement or declaration. */
export function readStatement(reader: Reader, node: Node): void {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'package_declaration': {
      const name = parts(node).at(-1);
      if (name) builder.program.namespace = compactText(name);
      return;
    }
    case 'import_declaration':
      readImport(reader, node);
      return;
    case 'class_declaration':
    case 'interface_declaration':
    case 'enum_declaration':
    case 'record_declaration':
    case 'annotation_type_declaration':
      readType(reader, node);
      return;
    case 'method_declaration':
    case 'constructor_declaration':
    case 'compact_constructor_declaration':
    case 'annotation_type_element_declaration':
      readFunction(reader, node);
      return;
    case 'field_declaration':
    case 'constant_declaration':
    case 'local_variable_declaration':
      readVariables(reader, node);
      return;
    case 'explicit_constructor_invocation':
      readConstructorCall(reader, node);
      return;
    case 'expression_statement':
    case 'throw_statement':
    case 'assert_statement':
      expressions(reader, node);
      return;
    case 'return_statement': {
      const value = inner(node);
      if (value) builder.return(reader.expression(value));
      return;
    }
    case 'yield_statement': {
      const value = inner(node);
      if (value) reader.yields.at(-1)?.push(reader.expression(value));
      return;
    }
    case 'block':
      branch(reader, node, false);
      return;
    case 'if_statement':
      readIf(reader, node);
      return;
    case 'while_statement':
      expressionOf(reader, node, 'condition');
      branch(reader, field(node, 'body'), true);
      return;
    case 'do_statement':
      branch(reader, field(node, 'body'), false);
      expressionOf(reader, node, 'condition');
      return;
    case 'for_statement':
    case 'enhanced_for_statement':
      builder.inScope('block', node, { conditional: true }, () => readFor(reader, node));
      return;
    case 'switch_expression':
      builder.nested(node, () => readSwitch(reader, node, false));
      return;
    case 'synchronized_statement':
      expressions(reader, inner(node) ?? node);
      branch(reader, field(node, 'body'), false);
      return;
    case 'labeled_statement':
      builder.nested(node, () => parts(node).slice(1).forEach(reader.statement));
      return;
    case 'try_statement':
    case 'try_with_resources_statement':
      readTry(reader, node);
      return;
    case 'line_comment':
    case 'block_comment':
    case 'break_statement':
    case 'continue_statement':
    case 'module_declaration':
      return;
    default:
      readOther(reader, node);
  }
}

const isExpression = (type: string): boolean =>
  type.endsWith('_expression') || type.endsWith('_literal') || type === 'method_invocation' || type === 'field_access' || type === 'array_access';

/** An expression where a statement is expected, or broken code: what can be read in it is read. */
function readOther(reader: Reader, node: Node): void {
  if (isExpression(typeOf(node))) reader.expression(node);
  else if (node.namedChildCount > 0) reader.builder.nested(node, () => parts(node).forEach(reader.statement));
}

function expressions(reader: Reader, node: Node): void {
  for (const child of parts(node)) reader.expression(child);
}

function expressionOf(reader: Reader, node: Node, name: string): void {
  const child = field(node, name);
  if (child) reader.expression(child);
}

/** A block, or a single statement in its place. */
function branch(reader: Reader, body: Node | null, conditional: boolean): void {
  if (body)
    reader.builder.inScope('block', body, { conditional }, () => (typeOf(body) === 'block' ? parts(body).forEach(reader.statement) : reader.statement(body)));
}

/** `else if` chains are read as branches side by side, however long. */
function readIf(reader: Reader, node: Node): void {
  let at: Node | null = node;
  while (at?.type === 'if_statement') {
    expressionOf(reader, at, 'condition');
    branch(reader, field(at, 'consequence'), true);
    at = field(at, 'alternative');
  }
  branch(reader, at, true);
}

function readFor(reader: Reader, node: Node): void {
  if (typeOf(node) === 'enhanced_for_statement') {
    const name = field(node, 'name');
    const value = field(node, 'value');
    const iterated = value ? reader.expression(value) : null;
    if (name) reader.builder.define(name, { name: name.text, kind: 'loop', value: iterated, type: typeName(field(node, 'type')) });
  }
  for (const init of node.childrenForFieldName('init')) if (init) reader.statement(init);
  expressionOf(reader, node, 'condition');
  for (const update of node.childrenForFieldName('update')) if (update) reader.expression(update);
  const body = field(node, 'body');
  if (body?.type === 'block') parts(body).forEach(reader.statement);
  else if (body) reader.statement(body);
}

/** A try body always runs; resources are visible in it alone. */
function readTry(reader: Reader, node: Node): void {
  const { builder } = reader;
  builder.inScope('block', node, {}, () => {
    for (const resource of parts(field(node, 'resources'))) readResource(reader, resource);
    const body = field(node, 'body');
    if (body) parts(body).forEach(reader.statement);
  });
  for (const clause of parts(node)) {
    if (clause.type === 'finally_clause') parts(clause).forEach(reader.statement);
    if (clause.type !== 'catch_clause') continue;
    builder.inScope('block', clause, { conditional: true }, () => {
      const parameter = parts(clause).find((part) => typeOf(part) === 'catch_formal_parameter');
      const name = parameter && field(parameter, 'name');
      const type = parameter && parts(parameter).find((part) => typeOf(part) === 'catch_type');
      if (name) builder.define(parameter, { name: name.text, kind: 'variable', value: null, type: typeName(type ?? null) });
      const body = field(clause, 'body');
      if (body) parts(body).forEach(reader.statement);
    });
  }
}

function readResource(reader: Reader, node: Node): void {
  const name = field(node, 'name');
  const value = field(node, 'value');
  if (name) {
    reader.builder.define(node, { name: name.text, kind: 'variable', value: value ? reader.expression(value) : null, type: typeName(field(node, 'type')) });
  } else expressions(reader, node);
}
