import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr } from '../../core/program.ts';
import { augmented } from '../binary.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { defineItems } from './items.ts';
import type { Reader } from './reader.ts';
import { isType, nameText, typeName } from './types.ts';

/** Reads a statement, declaration or expression; gives the value it has as the last of a block, null for none. */
export function readStatement(reader: Reader, node: Node): Expr | null {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'assignment':
      readAssignment(reader, node);
      return null;
    case 'for_statement':
      readFor(reader, node);
      return null;
    case 'while_statement':
    case 'do_while_statement': {
      const condition = field(node, 'condition');
      if (condition) reader.expression(condition);
      const isLater = typeOf(node) === 'while_statement';
      for (const part of parts(node)) if (!condition || !part.equals(condition)) readBranch(reader, part, isLater);
      return null;
    }
    case 'return_expression':
    case 'throw_expression':
      // there is no value to go on with
      reader.expression(node);
      return null;
    case 'line_comment':
    case 'block_comment':
    case 'label':
      return null;
    case 'ERROR':
      builder.nested(node, () => parts(node).forEach(reader.statement));
      return null;
    default:
      return reader.declaration(node) ? null : reader.expression(node);
  }
}

/** Reads statements in the current scope; gives the value of the last. */
export function readBody(reader: Reader, nodes: readonly Node[]): Expr | null {
  let value: Expr | null = null;
  for (const node of nodes) if (typeOf(node) !== 'lambda_parameters') value = reader.statement(node);
  return value;
}

/** The body of a function or accessor: `= expression` or a block. */
export function readFunctionBody(reader: Reader, body: Node | undefined): void {
  const content = body ? inner(body) : null;
  if (!content) return;
  if (typeOf(content) === 'block') readBody(reader, parts(content));
  else reader.builder.return(reader.expression(content));
}

/** A block, or a single statement in its place, in a block of its own; gives its value. */
export function readBranch(reader: Reader, node: Node, conditional: boolean): Expr | null {
  let value: Expr | null = null;
  reader.builder.inScope('block', node, { conditional }, () => {
    value = readBody(reader, typeOf(node) === 'block' || typeOf(node) === 'lambda_literal' ? parts(node) : [node]);
  });
  return value;
}

function readFor(reader: Reader, node: Node): void {
  const { builder } = reader;
  builder.inScope('block', node, { conditional: true }, () => {
    const [variable, iterated, ...body] = parts(node).filter((part) => typeOf(part) !== 'label' && typeOf(part) !== 'annotation');
    const value = iterated ? reader.expression(iterated) : null;
    if (variable && typeOf(variable) === 'multi_variable_declaration') defineItems(reader, parts(variable), value && builder.unknown(variable), 'loop');
    else if (variable) {
      const own = parts(variable);
      const name = own.find((part) => typeOf(part) === 'identifier');
      if (name) builder.define(variable, { name: nameText(name), kind: 'loop', value, type: typeName(own.find(isType) ?? null) });
    }
    for (const part of body) readBody(reader, typeOf(part) === 'block' ? parts(part) : [part]);
  });
}

function readAssignment(reader: Reader, node: Node): void {
  const left = field(node, 'left');
  const right = field(node, 'right');
  if (!left || !right) return;
  const target = reader.expression(left);
  assign(reader, node, target, (field(node, 'operator')?.text ?? '=').slice(0, -1), reader.expression(right));
}

const isScalar = (expr: Expr): boolean => expr.kind === 'concat' || (expr.kind === 'literal' && expr.value !== null);

/** `target = value`, or `target op= value`; `+=` of anything but a text or number is an append. */
export function assign(reader: Reader, node: Node, target: Expr, operator: string, right: Expr): void {
  const { builder } = reader;
  if (operator === '+' && !isScalar(right) && right.kind !== 'binary') {
    builder.write(node, { target, key: null, value: right, style: 'append' });
    return;
  }
  const value = operator ? augmented(builder, node, operator, target, right) : right;
  if (target.kind === 'reference') {
    const definition = builder.define(node, { name: target.name, kind: 'variable', value, isDeclaration: false });
    const receiver = reader.receivers.at(-1);
    if (receiver) reader.implicit.push({ receiver, definition });
  } else if (target.kind === 'index') builder.write(node, { target: target.object, key: target.index, value, style: 'index' });
  else if (target.kind === 'member') {
    const type = target.object.kind === 'reference' && target.object.name === 'this' ? builder.enclosing('type') : null;
    if (type !== null) builder.define(node, { name: target.name, kind: 'field', value, isDeclaration: false, scope: type });
    else {
      const key: LiteralExpr = { kind: 'literal', value: target.name, span: target.span, scope: target.scope };
      builder.write(node, { target: target.object, key, value, style: 'member' });
      const receiver = reader.receivers.at(-1);
      if (receiver) reader.implicit.push({ receiver, write: builder.program.writes.at(-1)! });
    }
  }
}

export function readReturn(reader: Reader, node: Node): void {
  const label = field(node, 'label');
  const value = parts(node).findLast((part) => !label || !part.equals(label)) ?? (label ? null : inner(node));
  if (value) reader.builder.return(reader.expression(value));
}
