import type { Node } from 'web-tree-sitter';
import type { Argument, BinaryExpr, CallExpr, Expr, ListExpr, LiteralExpr, MapExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { readBinary } from '../binary.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { readChain } from './chains.ts';
import { readIf, readTry, readWhen } from './control.ts';
import { readFunction, readSuperCalls, supertypesOf } from './declarations.ts';
import { readLambda } from './lambdas.ts';
import { characterValue, numberValue, readString } from './literals.ts';
import type { Reader } from './reader.ts';
import { assign, readReturn } from './statements.ts';
import { transparent } from './transparent.ts';
import { nameText, namesOf } from './types.ts';

const CONSTANTS: Record<string, boolean | null> = { null: null, true: true, false: false };

/** Reads an expression; every call in it is recorded. */
export function readExpression(reader: Reader, start: Node): Expr {
  const { builder } = reader;
  const node = transparent(start);
  switch (typeOf(node)) {
    case 'identifier': {
      const name = nameText(node);
      if (Object.hasOwn(CONSTANTS, name)) return builder.expr<LiteralExpr>(node, { kind: 'literal', value: CONSTANTS[name]! });
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name });
    }
    case 'this_expression':
      // `this@Outer` is not the innermost receiver
      if (node.namedChildCount === 0 && reader.receivers.length > 0) return reader.receivers.at(-1)!;
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: 'this' });
    case 'super_expression':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: 'super' });
    case 'character_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: characterValue(builder.text(node)) });
    case 'number_literal':
    case 'float_literal': {
      const value = numberValue(builder.text(node));
      return value === null ? builder.unknown(node) : builder.expr<LiteralExpr>(node, { kind: 'literal', value });
    }
  }
  return builder.nested(node, () => readCompound(reader, node)) ?? builder.unknown(node);
}

function readCompound(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'string_literal':
    case 'multiline_string_literal':
      return readString(reader, node);
    case 'call_expression':
    case 'navigation_expression':
    case 'index_expression':
      return readChain(reader, node);
    case 'binary_expression':
      return readOperation(reader, node);
    case 'infix_expression':
      return readInfix(reader, node);
    case 'unary_expression':
      return readUnary(reader, node);
    case 'if_expression':
      return readIf(reader, node);
    case 'when_expression':
      return readWhen(reader, node);
    case 'try_expression':
      return readTry(reader, node);
    case 'lambda_literal':
      return readLambda(reader, node);
    case 'anonymous_function':
      return builder.expr(node, { kind: 'lambda', function: readFunction(reader, node) });
    case 'callable_reference':
      return readCallable(reader, node);
    case 'object_literal':
      return readObject(reader, node);
    case 'collection_literal': {
      const items = parts(node).map((item): Argument => ({ name: null, value: reader.expression(item), isSpread: false }));
      return builder.expr<ListExpr>(node, { kind: 'list', items });
    }
    case 'return_expression':
      readReturn(reader, node);
      return builder.unknown(node);
    default:
      // broken or new syntax, tests and ranges: what can be read in it is read
      for (const child of parts(node)) if (typeOf(child) !== 'user_type') reader.statement(child);
      return builder.unknown(node);
  }
}

const isMap = (expr: Expr): expr is MapExpr => expr.kind === 'map' && expr.type === null;

function readOperation(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const operator = field(node, 'operator')?.type;
  const left = field(node, 'left');
  const right = field(node, 'right');
  if (operator === '?:' && left && right) {
    const first = reader.expression(left);
    // `?: throw`, `?: return`: there is no other value
    const isLeft = /^(throw|return)_expression$/.test(typeOf(right));
    const second = reader.expression(right);
    return isLeft ? first : builder.expr(node, { kind: 'conditional', branches: [first, second], fallback: true });
  }
  const sum = readBinary(node, builder, reader.expression);
  return sum.kind === 'binary' && sum.operator === '+' ? mapSum(reader, node, sum) : sum;
}

/** `a + mapOf(…)`, `a + (k to v)`: a map of both. */
function mapSum({ builder }: Reader, node: Node, sum: BinaryExpr): Expr {
  const terms: Expr[] = [];
  let at: Expr = sum;
  for (; at.kind === 'binary' && at.operator === '+'; at = at.left) terms.push(at.right);
  terms.push(at);
  if (!terms.some(isMap)) return sum;
  const entries = terms.reverse().flatMap((term) => (isMap(term) ? term.entries : [{ key: null, value: term, span: term.span }]));
  return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
}

const INFIX: Record<string, BinaryExpr['operator']> = { shl: '<<', shr: '>>', ushr: '>>', or: '|', and: '&' };

/** `a to b` is a map of one entry; bit operations; any other infix function is called on its left side. */
function readInfix(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const [left, name, right] = parts(node);
  if (!left || !name || !right) return builder.unknown(node);
  const first = reader.expression(left);
  const second = reader.expression(right);
  const word = nameText(name);
  if (word === 'to') return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: [{ key: first, value: second, span: builder.span(node) }] });
  const operator = INFIX[word];
  if (operator) return builder.expr<BinaryExpr>(node, { kind: 'binary', operator, left: first, right: second });
  const nameSpan = builder.span(name);
  const callee = builder.expr<MemberExpr>(node, { kind: 'member', object: first, name: word });
  return builder.call(node, { callee, arguments: [{ name: null, value: second, isSpread: false }], isNew: false, nameSpan });
}

function readUnary(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const argument = field(node, 'argument');
  const operator = field(node, 'operator')?.type;
  if (!argument) return builder.unknown(node);
  const operand = reader.expression(argument);
  if (operator === '+') return operand;
  if (operator === '++' || operator === '--') {
    assign(reader, node, operand, operator, builder.expr<LiteralExpr>(node, { kind: 'literal', value: 1 }));
    return operand;
  }
  if (operator !== '-') return builder.unknown(node);
  if (operand.kind === 'literal') {
    const value = typeof operand.value === 'string' ? `-${operand.value}` : -Number(operand.value);
    return builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  }
  const zero = builder.expr<LiteralExpr>(node, { kind: 'literal', value: 0 });
  return builder.expr<BinaryExpr>(node, { kind: 'binary', operator: '-', left: zero, right: operand });
}

/** `a::b` is a member of a, `T::class` the member `class`, `::f` just f. */
function readCallable(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const [type, name] = parts(node);
  if (!type) return builder.unknown(node);
  if (!name && typeOf(type) === 'identifier') return builder.expr<ReferenceExpr>(type, { kind: 'reference', name: nameText(type) });
  const [first, ...rest] = typeOf(type) === 'user_type' ? namesOf(type) : [type];
  if (!first) return builder.unknown(node);
  let object: Expr = reader.expression(first);
  for (const one of rest) object = builder.expr<MemberExpr>(one, { kind: 'member', object, name: nameText(one) });
  return builder.expr<MemberExpr>(node, { kind: 'member', object, name: name ? nameText(name) : 'class' });
}

/** `object : T(x) { … }` is the creation of a T with a body. */
function readObject(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const specifiers = parts(node).find((part) => typeOf(part) === 'delegation_specifiers');
  const supertypes = supertypesOf(specifiers);
  const callee = builder.expr<ReferenceExpr>(specifiers ?? node, { kind: 'reference', name: supertypes[0] ?? 'Any' });
  const call = builder.call(node, { callee, arguments: [], isNew: true, nameSpan: builder.span(specifiers ?? node) }) as CallExpr;
  const body = parts(node).find((part) => typeOf(part) === 'class_body');
  const outer = reader.receivers;
  reader.receivers = [];
  if (body) {
    call.body = builder.inScope('type', body, { supertypes }, () => {
      readSuperCalls(reader, specifiers);
      for (const member of parts(body)) reader.statement(member);
    });
  } else readSuperCalls(reader, specifiers);
  reader.receivers = outer;
  return call;
}
