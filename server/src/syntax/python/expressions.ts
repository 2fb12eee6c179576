import type { Node } from 'web-tree-sitter';
import type {
  Argument,
  ConditionalExpr,
  Expr,
  IndexExpr,
  LambdaExpr,
  ListExpr,
  LiteralExpr,
  MapEntry,
  MapExpr,
  MemberExpr,
  ReferenceExpr,
} from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { assignTo } from './assignments.ts';
import { readComprehension } from './comprehensions.ts';
import { type Context, MAX_CHAIN } from './context.ts';
import { readLambda } from './functions.ts';
import { readBinary, readBoolean, readComparison, readUnary } from './operators.ts';
import { braceFormat, isText, readString } from './strings.ts';
import { numberOf } from './text.ts';

/** Reads one expression and records every call, lambda and definition in it. */
export function readExpression(node: Node, context: Context): Expr {
  const { builder } = context;
  return builder.nested(node, () => readChain(node, context)) ?? builder.unknown(node);
}

function receiverOf(node: Node): Node | null {
  switch (typeOf(node)) {
    case 'attribute':
      return field(node, 'object');
    case 'subscript':
      return field(node, 'value');
    case 'call':
      return field(node, 'function');
    case 'await':
    case 'parenthesized_expression':
      return inner(node);
    default:
      return null;
  }
}

/** `a.b().c[d]` nests to the left: walked down and built up in a loop, so that a long chain costs no stack. */
function readChain(node: Node, context: Context): Expr {
  const { builder } = context;
  const links: Node[] = [];
  let at = node;
  for (let next = receiverOf(at); next; next = receiverOf(at)) {
    if (typeOf(at) !== 'await' && typeOf(at) !== 'parenthesized_expression') links.push(at);
    at = next;
  }
  let expr = readBase(at, context);
  for (let link = links.length - 1, length = 1; link >= 0; link--, length++) {
    if (length % MAX_CHAIN === 0) expr = builder.unknown(links[link]!);
    expr = readLink(links[link]!, expr, context);
  }
  return expr;
}

function readLink(node: Node, object: Expr, context: Context): Expr {
  const { builder } = context;
  if (typeOf(node) === 'attribute') return builder.expr<MemberExpr>(node, { kind: 'member', object, name: field(node, 'attribute')?.text ?? '' });
  if (typeOf(node) === 'subscript') return builder.expr<IndexExpr>(node, { kind: 'index', object, index: readIndex(node, context) });
  const callee = field(node, 'function') ?? node;
  const args = readArguments(field(node, 'arguments'), context);
  const call = builder.call(node, {
    callee: object,
    arguments: args,
    isNew: false,
    nameSpan: builder.span((typeOf(callee) === 'attribute' ? field(callee, 'attribute') : null) ?? callee),
  });
  if (object.kind === 'member' && object.name === 'format' && isText(object.object)) return braceFormat(node, object.object, args, context);
  return call;
}

/** The key of `a[key]`; of `a[i, j]` a list, of a slice unknown. */
export function readIndex(subscript: Node, context: Context): Expr {
  const { builder } = context;
  const keys = subscript.childrenForFieldName('subscript').filter((one) => one !== null);
  const [only] = keys;
  if (!only) return builder.unknown(subscript);
  if (keys.length === 1) return context.read(only);
  return builder.expr<ListExpr>(subscript, { kind: 'list', items: keys.map((key) => ({ name: null, value: context.read(key), isSpread: false })) });
}

export function readArguments(node: Node | null, context: Context): Argument[] {
  if (node?.type === 'generator_expression') return [{ name: null, value: context.read(node), isSpread: false }];
  return readItems(node, context);
}

/** What could not be parsed among arguments or items is read, but takes no position. */
function readItems(node: Node | null, context: Context): Argument[] {
  return parts(node).flatMap((one): Argument[] => {
    const item = readItem(one, context);
    return typeOf(one) === 'ERROR' ? [] : [item];
  });
}

function readItem(node: Node, context: Context): Argument {
  const { builder } = context;
  const isSpread = typeOf(node) === 'list_splat' || typeOf(node) === 'dictionary_splat';
  if (typeOf(node) === 'keyword_argument') {
    const value = field(node, 'value');
    return { name: field(node, 'name')?.text ?? '', value: value ? context.read(value) : builder.unknown(node), isSpread: false };
  }
  const isMap = typeOf(node) === 'dictionary_splat' ? { isMap: true as const } : {};
  return { name: null, value: context.read((isSpread && inner(node)) || node), isSpread, ...isMap };
}

function readBase(node: Node, context: Context): Expr {
  const { builder } = context;
  const literal = (value: LiteralExpr['value']): Expr => builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  switch (typeOf(node)) {
    case 'identifier':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
    case 'string':
    case 'concatenated_string':
      return readString(node, context);
    case 'integer':
    case 'float': {
      const value = numberOf(builder.text(node));
      return value === null ? builder.unknown(node) : literal(value);
    }
    case 'true':
    case 'false':
      return literal(typeOf(node) === 'true');
    case 'none':
      return literal(null);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return builder.expr<ListExpr>(node, { kind: 'list', items: readItems(node, context) });
    case 'dictionary':
      return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: parts(node).flatMap((entry) => readEntry(entry, context)) });
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
    case 'dictionary_comprehension':
      return readComprehension(node, context);
    case 'lambda':
      return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: readLambda(node, context) });
    case 'conditional_expression': {
      const [first, condition, second] = parts(node);
      if (condition) context.read(condition);
      return builder.expr<ConditionalExpr>(node, {
        kind: 'conditional',
        branches: [first, second].flatMap((branch) => (branch ? [context.read(branch)] : [])),
        fallback: false,
      });
    }
    case 'binary_operator':
      return readBinary(node, context);
    case 'boolean_operator':
      return readBoolean(node, context);
    case 'comparison_operator':
      return readComparison(node, context);
    case 'unary_operator':
    case 'not_operator':
      return readUnary(node, context);
    case 'named_expression': {
      const name = field(node, 'name'),
        value = field(node, 'value');
      const read = value ? context.read(value) : builder.unknown(node);
      if (name) assignTo(node, name, read, context);
      return read;
    }
    case 'as_pattern': {
      const [value, target] = parts(node);
      const read = value ? context.read(value) : builder.unknown(node);
      const name = target && inner(target);
      if (name) assignTo(node, name, read, context);
      return read;
    }
    default:
      for (const child of parts(node)) context.visit(child);
      return builder.unknown(node);
  }
}

function readEntry(node: Node, context: Context): MapEntry[] {
  const span = context.builder.span(node);
  if (typeOf(node) === 'dictionary_splat') {
    const value = inner(node);
    return value ? [{ key: null, value: context.read(value), span }] : [];
  }
  const key = field(node, 'key'),
    value = field(node, 'value');
  if (key && value) return [{ key: context.read(key), value: context.read(value), span }];
  context.visit(node);
  return [];
}
