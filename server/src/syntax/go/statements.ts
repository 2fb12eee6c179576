import type { Node } from 'web-tree-sitter';
import type { Expr, ReferenceExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readAssignment, readStep } from './assignments.ts';
import { readImport, readTypes, readVariables } from './declarations.ts';
import { readFunction } from './functions.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

/** Reads one statement or declaration. */
export function readStatement(reader: Reader, node: Node): void {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'package_clause':
      builder.program.namespace = inner(node)?.text ?? null;
      return;
    case 'import_declaration':
      readImport(reader, node);
      return;
    case 'function_declaration':
    case 'method_declaration':
      readFunction(reader, node);
      return;
    case 'var_declaration':
    case 'const_declaration':
      readVariables(reader, node);
      return;
    case 'type_declaration':
      readTypes(reader, node);
      return;
    case 'short_var_declaration':
      readAssignment(reader, node, true);
      return;
    case 'assignment_statement':
      readAssignment(reader, node, false);
      return;
    case 'receive_statement':
      readAssignment(reader, node, true);
      return;
    case 'inc_statement':
    case 'dec_statement':
      readStep(reader, node);
      return;
    case 'expression_statement':
    case 'go_statement':
    case 'defer_statement':
      for (const child of parts(node)) reader.expression(child);
      return;
    case 'send_statement': {
      // `channel <- value` hands the value on, as an append does
      const [target, value] = parts(node).map(reader.expression);
      if (target && value) builder.write(node, { target, key: null, value, style: 'append' });
      return;
    }
    case 'return_statement':
      readReturn(reader, node);
      return;
    case 'statement_list':
      for (const child of parts(node)) reader.statement(child);
      return;
    case 'block':
      branch(reader, node, false);
      return;
    case 'if_statement':
      withInitializer(reader, node, () => readIf(reader, node));
      return;
    case 'for_statement':
      builder.inScope('block', node, { conditional: true }, () => readFor(reader, node));
      return;
    case 'expression_switch_statement':
    case 'type_switch_statement':
    case 'select_statement':
      withInitializer(reader, node, () => readSwitch(reader, node));
      return;
    case 'labeled_statement':
      builder.nested(node, () => parts(node).slice(1).forEach(reader.statement));
      return;
    case 'comment':
    case 'break_statement':
    case 'continue_statement':
    case 'goto_statement':
    case 'fallthrough_statement':
    case 'empty_statement':
      return;
    default:
      readOther(reader, node);
  }
}

const isExpression = (type: string): boolean => type.endsWith('_expression') || type.endsWith('_literal');

/** An expression where a statement is expected, or broken code: what can be read in it is read. */
function readOther(reader: Reader, node: Node): void {
  if (isExpression(typeOf(node))) reader.expression(node);
  else if (node.namedChildCount > 0) reader.builder.nested(node, () => parts(node).forEach(reader.statement));
}

/** Of several returned values the first is kept; a bare `return` gives the first named result. */
function readReturn(reader: Reader, node: Node): void {
  const { builder } = reader;
  const list = inner(node);
  const values = parts(list).map(reader.expression);
  const named = list ? undefined : reader.results.get(builder.enclosing('function', 'lambda') ?? -1);
  const value = values[0] ?? (named === undefined ? null : builder.expr<ReferenceExpr>(node, { kind: 'reference', name: named }));
  if (value) builder.return(value);
}

function branch(reader: Reader, body: Node | null, conditional: boolean): void {
  if (body) reader.builder.inScope('block', body, { conditional }, () => parts(body).forEach(reader.statement));
}

/** `if x := f(); …`: what the initializer declares is visible in the statement alone. */
function withInitializer(reader: Reader, node: Node, read: () => void): void {
  const initializer = field(node, 'initializer');
  if (!initializer) {
    read();
    return;
  }
  reader.builder.inScope('block', node, {}, () => {
    reader.statement(initializer);
    read();
  });
}

/** `else if` chains are read as branches side by side, however long; later initializers join the scope of the first. */
function readIf(reader: Reader, node: Node): void {
  let at: Node | null = node;
  while (at?.type === 'if_statement') {
    const initializer = at.equals(node) ? null : field(at, 'initializer');
    if (initializer) reader.statement(initializer);
    const condition = field(at, 'condition');
    if (condition) reader.expression(condition);
    branch(reader, field(at, 'consequence'), true);
    at = field(at, 'alternative');
  }
  branch(reader, at, true);
}

function readFor(reader: Reader, node: Node): void {
  const body = field(node, 'body');
  for (const part of parts(node)) {
    if (body?.equals(part)) continue;
    if (typeOf(part) === 'range_clause') readRange(reader, part);
    else if (typeOf(part) === 'for_clause') {
      for (const name of ['initializer', 'condition', 'update']) {
        const child = field(part, name);
        if (child && name === 'condition') reader.expression(child);
        else if (child) reader.statement(child);
      }
    } else reader.expression(part);
  }
  for (const statement of parts(body)) reader.statement(statement);
}

/** `for key, item := range xs`: the item runs over the values of xs; a key or index has no value that could be read. */
function readRange(reader: Reader, node: Node): void {
  const { builder } = reader;
  const right = field(node, 'right');
  const iterated = right ? reader.expression(right) : null;
  parts(field(node, 'left')).forEach((name, at) => {
    if (typeOf(name) !== 'identifier') reader.expression(name);
    else if (name.text !== '_') builder.define(name, { name: name.text, kind: 'loop', value: at === 1 ? iterated : null });
  });
}

/** Cases of a switch, type switch or select are blocks that may be skipped. */
function readSwitch(reader: Reader, node: Node): void {
  const { builder } = reader;
  const valueNode = field(node, 'value');
  const value = valueNode ? reader.expression(valueNode) : null;
  const alias = parts(field(node, 'alias'))[0] ?? null;
  for (const part of parts(node)) {
    if (!typeOf(part).endsWith('_case')) continue;
    builder.inScope('block', part, { conditional: true }, () => readCase(reader, part, alias, value));
  }
}

function readCase(reader: Reader, node: Node, alias: Node | null, value: Expr | null): void {
  const types = node.childrenForFieldName('type').filter((type) => type !== null);
  // in a case of one type the variable has that type
  if (alias && value) reader.builder.define(alias, { name: alias.text, kind: 'variable', value, type: types.length === 1 ? typeName(types[0]!) : null });
  for (const part of parts(node)) {
    if (typeOf(part) === 'expression_list') for (const one of parts(part)) reader.expression(one);
    else if (!types.some((type) => type.equals(part))) reader.statement(part);
  }
}
