import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, IndexExpr, LiteralExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented, readBinary } from '../binary.ts';
import { field, inner, parts } from '../nodes.ts';
import { MAX_DEPTH } from '../program-builder.ts';
import { readComposite, readEmpty } from './composites.ts';
import { readLambda } from './functions.ts';
import { numberValue, textValue } from './literals.ts';
import type { Reader } from './reader.ts';
import { isType, typeExpr } from './types.ts';

/** Parentheses, `&x`, `*x`, `x.(T)` and `x[:]` are transparent. */
export function transparent(node: Node): Node {
  let at = node;
  for (;;) {
    const next = withinTransparent(at);
    if (!next) return at;
    at = next;
  }
}

function withinTransparent(node: Node): Node | null {
  switch (node.type) {
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
  switch (node.type) {
    case 'identifier':
    case 'field_identifier':
    case 'package_identifier':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: node.text });
    case 'interpreted_string_literal':
    case 'raw_string_literal':
    case 'rune_literal':
      return literal(textValue(node.text));
    case 'int_literal':
    case 'float_literal': {
      const value = numberValue(node.text);
      return value === null ? builder.unknown(node) : literal(value);
    }
    case 'true':
    case 'false':
      return literal(node.type === 'true');
    case 'nil':
      return literal(null);
  }
  return builder.nested(node, () => readCompound(reader, node)) ?? builder.unknown(node);
}

function readCompound(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  switch (node.type) {
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

const LINKS: Record<string, string> = { call_expression: 'function', selector_expression: 'operand', index_expression: 'operand' };

/** `a.b(x).c[i].d`, which the grammar nests to the left, without recursion along the chain. */
function readChain(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const links: Node[] = [];
  let at: Node | null = node;
  while (at && LINKS[at.type]) {
    links.push(at);
    const next: Node | null = field(at, LINKS[at.type]!);
    at = next && transparent(next);
  }
  let expr: Expr = at ? reader.expression(at) : builder.unknown(node);
  let depth = 0;
  for (const link of links.reverse()) {
    if (++depth % MAX_DEPTH === 0) expr = builder.unknown(link);
    if (link.type === 'selector_expression') {
      const name = field(link, 'field');
      expr = name ? builder.expr<MemberExpr>(link, { kind: 'member', object: expr, name: name.text }) : builder.unknown(link);
    } else if (link.type === 'index_expression') {
      const index = field(link, 'index');
      expr = builder.expr<IndexExpr>(link, { kind: 'index', object: expr, index: index ? reader.expression(index) : builder.unknown(link) });
    } else expr = readCall(reader, link, expr);
  }
  return expr;
}

function readCall(reader: Reader, node: Node, callee: Expr): Expr {
  const { builder } = reader;
  const list = parts(field(node, 'arguments'));
  const args = list.map((argument): Argument => ({ name: null, value: reader.expression(argument), isSpread: argument.type === 'variadic_argument' }));
  const fn = field(node, 'function') ?? node;
  const name = transparent(fn).type === 'selector_expression' ? (field(transparent(fn), 'field') ?? fn) : fn;
  const call = builder.call(node, { callee, arguments: args, isNew: false, nameSpan: builder.span(name) });
  const made = callee.kind === 'reference' && (callee.name === 'make' || callee.name === 'new') ? list[0] : undefined;
  // a channel is no collection, and a slice made with a length already holds that many zero values
  const isEmpty = made && made.type !== 'channel_type' && !(made.type === 'slice_type' && args[1] && !(args[1].value.kind === 'literal' && args[1].value.value === 0));
  return isEmpty ? readEmpty(reader, node, made) : call;
}
