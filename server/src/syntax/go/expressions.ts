import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, IndexExpr, LiteralExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented, readBinary } from '../binary.ts';
import { field, inner, isComment, parts, typeOf, unwrapped } from '../nodes.ts';
import { MAX_DEPTH } from '../program-builder.ts';
import { readComposite, readEmpty } from './composites.ts';
import { readLambda } from './functions.ts';
import { numberValue, textValue } from './literals.ts';
import type { Reader } from './reader.ts';
import { isType, typeExpr } from './types.ts';

/** Parentheses, `&x`, `*x`, `x.(T)` and `x[:]` are transparent. */
export const transparent = (node: Node): Node => unwrapped(node, withinTransparent);

function withinTransparent(node: Node): Node | null {
  switch (typeOf(node)) {
    case 'parenthesized_expression':
      return inner(node);
    case 'type_assertion_expression':
      return field(node, 'operand');
    case 'slice_expression':
      return field(node, 'start') || field(node, 'end') ? null : field(node, 'operand');
    case 'unary_expression': {
      const operator = field(node, 'operator')?.type;
      return operator === '&' || operator === '*' ? field(node, 'operand') : null;
    }
    default:
      return null;
  }
}

/** Reads an expression; every call in it is recorded. */
export function readExpression(reader: Reader, start: Node): Expr {
  const { builder } = reader;
  const node = transparent(start);
  const literal = (value: LiteralExpr['value']): Expr => builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  switch (typeOf(node)) {
    case 'identifier':
    case 'field_identifier':
    case 'package_identifier':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
    case 'interpreted_string_literal':
    case 'raw_string_literal':
    case 'rune_literal':
      return literal(textValue(builder.text(node)));
    case 'int_literal':
    case 'float_literal': {
      const value = numberValue(builder.text(node));
      return value === null ? builder.unknown(node) : literal(value);
    }
    case 'true':
    case 'false':
      return literal(typeOf(node) === 'true');
    case 'nil':
      return literal(null);
  }
  return builder.nested(node, () => readCompound(reader, node)) ?? builder.unknown(node);
}

function readCompound(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  switch (typeOf(node)) {
    case 'call_expression':
    case 'selector_expression':
    case 'index_expression':
      return readChain(reader, node);
    case 'binary_expression':
      return readBinary(node, builder, reader.expression);
    case 'composite_literal':
      return readComposite(reader, node);
    case 'func_literal':
      return readLambda(reader, node);
    case 'type_conversion_expression': {
      const type = field(node, 'type');
      const operand = field(node, 'operand');
      if (!type || !operand) return builder.unknown(node);
      const callee = typeExpr(builder, type);
      return builder.call(node, { callee, arguments: [positional(reader.expression(operand))], isNew: false, nameSpan: callee.span });
    }
    case 'type_instantiation_expression': {
      const type = field(node, 'type');
      return type ? typeExpr(builder, type) : builder.unknown(node);
    }
    case 'unary_expression': {
      const operandNode = field(node, 'operand');
      const operand = operandNode ? reader.expression(operandNode) : builder.unknown(node);
      if (field(node, 'operator')?.type !== '-') return builder.unknown(node);
      if (operand.kind !== 'literal') return augmented(builder, node, '-', builder.expr<LiteralExpr>(node, { kind: 'literal', value: 0 }), operand);
      const value = typeof operand.value === 'string' ? `-${operand.value}` : -Number(operand.value);
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value });
    }
    case 'variadic_argument': {
      const value = inner(node);
      return value ? reader.expression(value) : builder.unknown(node);
    }
    default:
      if (isType(node)) return typeExpr(builder, node);
      // slices of a part, broken or new syntax: what can be read in it is read
      for (const child of parts(node)) if (!isType(child)) reader.expression(child);
      return builder.unknown(node);
  }
}

const positional = (value: Expr): Argument => ({ name: null, value, isSpread: false });

/** What a link of a chain is applied to, and its name, index or arguments; children are asked for at once, which is cheaper than field by field. */
function linkOf(node: Node): [object: Node | null, rest: Node | null] | null {
  const type = typeOf(node);
  const isSelector = type === 'selector_expression';
  if (!isSelector && type !== 'call_expression' && type !== 'index_expression') return null;
  const [object, rest, more] = node.namedChildren;
  if (object && rest && !more && !isComment(object) && !isComment(rest)) return [object, rest];
  if (type === 'call_expression') return [field(node, 'function'), field(node, 'arguments')];
  return [field(node, 'operand'), field(node, isSelector ? 'field' : 'index')];
}

/** `a.b(x).c[i].d`, which the grammar nests to the left, without recursion along the chain. */
function readChain(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const links: { node: Node; object: Node | null; rest: Node | null }[] = [];
  let at: Node | null = node;
  while (at) {
    const link = linkOf(at);
    if (!link) break;
    const object: Node | null = link[0] && transparent(link[0]);
    links.push({ node: at, object, rest: link[1] });
    at = object;
  }
  let expr: Expr = at ? reader.expression(at) : builder.unknown(node);
  for (let depth = 1; links.length > 0; depth++) {
    const { node: link, object, rest } = links.pop()!;
    if (depth % MAX_DEPTH === 0) expr = builder.unknown(link);
    const type = typeOf(link);
    if (type === 'call_expression') expr = readCall(reader, link, object, rest, expr);
    else if (!rest) expr = builder.unknown(link);
    else if (type === 'selector_expression') expr = builder.expr<MemberExpr>(link, { kind: 'member', object: expr, name: builder.text(rest) });
    else expr = builder.expr<IndexExpr>(link, { kind: 'index', object: expr, index: reader.expression(rest) });
  }
  return expr;
}

function readCall(reader: Reader, node: Node, fn: Node | null, argumentList: Node | null, callee: Expr): Expr {
  const { builder } = reader;
  const list = parts(argumentList);
  const args = list.map((argument): Argument => ({ name: null, value: reader.expression(argument), isSpread: typeOf(argument) === 'variadic_argument' }));
  const name = (fn && typeOf(fn) === 'selector_expression' && linkOf(fn)?.[1]) || fn || node;
  const call = builder.call(node, { callee, arguments: args, isNew: false, nameSpan: builder.span(name) });
  const made = callee.kind === 'reference' && (callee.name === 'make' || callee.name === 'new') ? list[0] : undefined;
  // a channel is no collection, and a slice made with a length already holds that many zero values
  const isFilled = args[1] && !(args[1].value.kind === 'literal' && args[1].value.value === 0);
  const isEmpty = made && typeOf(made) !== 'channel_type' && !(typeOf(made) === 'slice_type' && isFilled);
  return isEmpty ? readEmpty(reader, node, made) : call;
}
