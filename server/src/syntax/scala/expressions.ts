import type { Node } from 'web-tree-sitter';
import type { Expr, ListExpr, LiteralExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented } from '../binary.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { ProgramBuilder } from '../program-builder.ts';
import { positional, readChain } from './calls.ts';
import { readInfix } from './infix.ts';
import { readCaseLambda, readCases, readLambda } from './lambdas.ts';
import { numberValue, readInterpolated, stringValue } from './literals.ts';
import { definePattern } from './patterns.ts';
import type { Reader } from './reader.ts';
import { transparent } from './transparent.ts';

/** Reads an expression; every call in it is recorded. */
export function readExpression(reader: Reader, start: Node): Expr {
  const { builder } = reader;
  const node = transparent(start);
  switch (typeOf(node)) {
    case 'identifier':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node).replaceAll('`', '') });
    case 'boolean_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: builder.text(node) === 'true' });
    case 'null_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: null });
    case 'string':
    case 'character_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: stringValue(builder.text(node)) });
    case 'integer_literal':
    case 'floating_point_literal': {
      const value = numberValue(builder.text(node));
      return value === null ? builder.unknown(node) : builder.expr<LiteralExpr>(node, { kind: 'literal', value });
    }
    case 'unit':
    case 'wildcard':
    case 'operator_identifier':
      return builder.unknown(node);
  }
  return builder.nested(node, () => readCompound(reader, node)) ?? builder.unknown(node);
}

function readCompound(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const read = (child: Node): Expr => readExpression(reader, child);
  switch (typeOf(node)) {
    case 'interpolated_string_expression':
      return readInterpolated(reader, node);
    case 'call_expression':
    case 'field_expression':
    case 'generic_function':
    case 'instance_expression':
      return readChain(reader, node);
    case 'infix_expression':
    case 'postfix_expression':
      return readInfix(reader, node);
    case 'prefix_expression':
      return readPrefix(reader, node);
    case 'tuple_expression':
      return builder.expr<ListExpr>(node, { kind: 'list', items: parts(node).map(read).map(positional) });
    case 'assignment_expression':
      return readAssignment(reader, node);
    case 'lambda_expression':
      return readLambda(reader, node);
    case 'case_block':
    case 'indented_cases':
      return readCaseLambda(reader, node);
    case 'if_expression':
      return readIf(reader, node);
    case 'match_expression':
      return readMatch(reader, node);
    case 'for_expression':
      return readFor(reader, node);
    case 'try_expression':
      return readTry(reader, node);
    case 'block':
    case 'indented_block':
      return branch(reader, node, false);
    case 'while_expression': {
      for (const condition of node.childrenForFieldName('condition')) if (condition?.isNamed) read(condition);
      const body = field(node, 'body');
      if (body) branch(reader, body, true);
      return builder.unknown(node);
    }
    case 'do_while_expression': {
      const body = field(node, 'body');
      if (body) branch(reader, body, false);
      const condition = field(node, 'condition');
      if (condition) read(condition);
      return builder.unknown(node);
    }
    case 'return_expression': {
      const value = inner(node);
      if (value) builder.return(read(value));
      return builder.unknown(node);
    }
    case 'throw_expression':
      for (const value of parts(node)) read(value);
      return builder.unknown(node);
    default:
      // broken or new syntax: what can be read in it is read
      for (const child of parts(node)) if (!isType(typeOf(child))) reader.statement(child);
      return builder.unknown(node);
  }
}

const isType = (type: string): boolean => type.endsWith('_type') || type.endsWith('type_identifier') || type === 'type_arguments' || type === 'type_parameters';

function readPrefix(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const child = inner(node);
  if (!child) return builder.unknown(node);
  const operand = readExpression(reader, child);
  if (node.child(0)?.type !== '-') return builder.unknown(node);
  if (operand.kind !== 'literal') return augmented(builder, node, '-', builder.expr<LiteralExpr>(node, { kind: 'literal', value: 0 }), operand);
  const value = typeof operand.value === 'string' ? `-${operand.value}` : -Number(operand.value);
  return builder.expr<LiteralExpr>(node, { kind: 'literal', value });
}

/** `x = e`, `a.b = e`, `props("k") = e`: the target itself is neither read nor called. */
function readAssignment(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const left = field(node, 'left');
  const right = field(node, 'right');
  const object = left && (typeOf(left) === 'call_expression' ? field(left, 'function') : typeOf(left) === 'field_expression' ? field(left, 'value') : left);
  const target = object ? readExpression(reader, object) : builder.unknown(node);
  const keys = left?.type === 'call_expression' ? reader.args(field(left, 'arguments')) : null;
  const value = right ? readExpression(reader, right) : builder.unknown(node);
  const name = left?.type === 'field_expression' ? field(left, 'field') : null;
  if (keys) {
    if (keys.length === 1) builder.write(node, { target, key: keys[0]!.value, value, style: 'index' });
  } else if (name) assignMember(builder, node, target, name, value);
  else if (target.kind === 'reference') builder.define(node, { name: target.name, kind: 'variable', value, isDeclaration: false });
  return builder.unknown(node);
}

function assignMember(builder: ProgramBuilder, node: Node, object: Expr, name: Node, value: Expr): void {
  const type = object.kind === 'reference' && object.name === 'this' ? builder.enclosing('type') : null;
  if (type !== null) builder.define(node, { name: name.text, kind: 'field', value, isDeclaration: false, scope: type });
  else builder.write(node, { target: object, key: builder.expr<LiteralExpr>(name, { kind: 'literal', value: name.text }), value, style: 'member' });
}

/** A body as a block of its own; gives its value. */
function branch(reader: Reader, node: Node, conditional: boolean): Expr {
  let value: Expr | null = null;
  reader.builder.inScope('block', node, { conditional }, () => {
    value = reader.body(node);
  });
  return value ?? reader.builder.unknown(node);
}

/** `else if` chains are read as branches side by side, however long; without `else` there is no value. */
function readIf(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const branches: Expr[] = [];
  let at: Node | null = node;
  while (at?.type === 'if_expression') {
    for (const condition of at.childrenForFieldName('condition')) if (condition?.isNamed) readExpression(reader, condition);
    const consequence = field(at, 'consequence');
    if (consequence) branches.push(branch(reader, consequence, true));
    at = field(at, 'alternative');
  }
  if (!at) return builder.unknown(node);
  branches.push(branch(reader, at, true));
  return builder.expr(node, { kind: 'conditional', branches, fallback: false });
}

function readMatch(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const matched = field(node, 'value');
  const value = matched ? readExpression(reader, matched) : null;
  const branches = readCases(reader, parts(field(node, 'body')), value);
  return branches.length > 0 ? builder.expr(node, { kind: 'conditional', branches, fallback: false }) : builder.unknown(node);
}

/** With `yield`, a list whose single item stands for all (or what a chain of effects gives); without, a loop. */
function readFor(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const isYield = node.children.some((child) => child?.type === 'yield');
  let value: Expr | null = null;
  builder.inScope('block', node, { conditional: !isYield }, () => {
    for (const list of node.childrenForFieldName('enumerators')) for (const one of list ? parts(list) : []) readEnumerator(reader, one);
    value = reader.body(field(node, 'body'));
  });
  return isYield && value ? builder.expr<ListExpr>(node, { kind: 'list', items: [positional(value)] }) : builder.unknown(node);
}

/** `x <- xs if c`, `y = e`, `if c`. */
function readEnumerator(reader: Reader, node: Node): void {
  const [pattern, ...rest] = parts(node);
  if (!pattern) return;
  if (typeOf(pattern) === 'guard') {
    for (const condition of parts(pattern)) readExpression(reader, condition);
    return;
  }
  const given = rest.find((part) => typeOf(part) !== 'guard');
  const value = given ? readExpression(reader, given) : null;
  const isLoop = node.children.some((child) => child?.type === '<-');
  definePattern(reader, pattern, value, isLoop ? 'loop' : 'variable', true);
  for (const guard of rest) if (typeOf(guard) === 'guard') for (const condition of parts(guard)) readExpression(reader, condition);
}

/** A try body always runs; its value is that of the whole unless a handler gives another. */
function readTry(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const body = field(node, 'body');
  const branches = body ? [branch(reader, body, false)] : [];
  for (const clause of parts(node)) {
    if (typeOf(clause) === 'finally_clause') for (const part of parts(clause)) reader.body(part);
    if (typeOf(clause) !== 'catch_clause') continue;
    for (const handler of parts(clause)) {
      if (typeOf(handler) === 'case_block' || typeOf(handler) === 'indented_cases') branches.push(...readCases(reader, parts(handler), null));
      else if (typeOf(handler) === 'indented_block' || typeOf(handler).endsWith('expression')) branches.push(branch(reader, handler, true));
    }
  }
  const [only] = branches;
  return branches.length === 1 ? only! : builder.expr(node, { kind: 'conditional', branches, fallback: false });
}
