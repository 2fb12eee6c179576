import type { Node } from 'web-tree-sitter';
import type { Argument, CallExpr, Expr, IndexExpr, MapExpr, MemberExpr } from '../../core/program.ts';
import { inner, parts, typeOf } from '../nodes.ts';
import { MAX_DEPTH } from '../program-builder.ts';
import { readArguments } from './arguments.ts';
import { isPlainScope, readLambda, readPlainScope, readScopeFunction, scopeFunction } from './lambdas.ts';
import type { Reader } from './reader.ts';
import { transparent } from './transparent.ts';
import { nameText } from './types.ts';

const LINKS = new Set(['call_expression', 'navigation_expression', 'index_expression']);

/** `a.b(x) { … }.c[i]`, which the grammar nests to the left, without recursion along the chain. */
export function readChain(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const links: Node[] = [];
  let at: Node | null = node;
  while (at && LINKS.has(typeOf(at))) {
    links.push(at);
    const next: Node | null = inner(at);
    at = next && transparent(next);
  }
  let expr = at ? reader.expression(at) : builder.unknown(node);
  for (let depth = 1; links.length > 0; depth++) {
    const link = links.pop()!;
    if (depth % MAX_DEPTH === 0) expr = builder.unknown(link);
    expr = readLink(reader, link, expr, links);
  }
  return expr;
}

function readLink(reader: Reader, node: Node, object: Expr, outer: Node[]): Expr {
  const { builder } = reader;
  const [, second] = parts(node);
  if (typeOf(node) === 'navigation_expression') return readMember(reader, node, object);
  if (typeOf(node) === 'index_expression')
    return builder.expr<IndexExpr>(node, { kind: 'index', object, index: second ? reader.expression(second) : builder.unknown(node) });
  const children = parts(node);
  const list = children.find((part) => typeOf(part) === 'value_arguments') ?? null;
  let lambda = trailingLambda(children);
  let whole = node;
  // `f(x) { … }` is a call of a call in the tree
  const next = outer.at(-1);
  if (list && !lambda && next && typeOf(next) === 'call_expression' && !parts(next).some((part) => typeOf(part) === 'value_arguments')) {
    lambda = trailingLambda(parts(next));
    if (lambda) whole = outer.pop()!;
  }
  return readCall(reader, whole, object, list, lambda);
}

function trailingLambda(children: readonly Node[]): Node | null {
  const annotated = children.find((part) => typeOf(part) === 'annotated_lambda');
  return parts(annotated ?? null).find((part) => typeOf(part) === 'lambda_literal') ?? null;
}

const CLASS_VIEWS = new Set(['java', 'javaObjectType', 'name', 'canonicalName', 'qualifiedName', 'typeName', 'simpleName']);
const UNITS: Record<string, string> = { milliseconds: 'ofMillis', seconds: 'ofSeconds', minutes: 'ofMinutes', hours: 'ofHours', days: 'ofDays' };
const DURATION_VIEWS = new Set(['inWholeMilliseconds']);

/** `a.b`; `T::class.java.name` stands for the class, `10.seconds` for the duration. */
function readMember({ builder }: Reader, node: Node, object: Expr): Expr {
  const nameNode = parts(node).at(-1);
  if (!nameNode) return builder.unknown(node);
  const name = nameText(nameNode);
  if (object.kind === 'member' && object.name === 'class' && CLASS_VIEWS.has(name)) return object;
  if (DURATION_VIEWS.has(name)) return object;
  const unit = object.kind === 'literal' && typeof object.value === 'number' && Object.hasOwn(UNITS, name) ? UNITS[name]! : null;
  if (unit) {
    const type = builder.expr<Expr>(nameNode, { kind: 'reference', name: 'Duration' });
    const callee = builder.expr<MemberExpr>(nameNode, { kind: 'member', object: type, name: unit });
    const argument: Argument = { name: null, value: object, isSpread: false };
    return builder.expr<CallExpr>(node, {
      kind: 'call',
      callee,
      arguments: [argument],
      isNew: false,
      nameSpan: builder.span(nameNode),
      body: null,
    });
  }
  return builder.expr<MemberExpr>(node, { kind: 'member', object, name });
}

const MAPS = new Set(['mapOf', 'mutableMapOf', 'hashMapOf', 'linkedMapOf', 'sortedMapOf', 'emptyMap']);
const COPIES = new Set(['toMap', 'toMutableMap', 'toSortedMap']);

function readCall(reader: Reader, node: Node, callee: Expr, list: Node | null, lambda: Node | null): Expr {
  const { builder } = reader;
  const name = callee.kind === 'reference' || callee.kind === 'member' ? callee.name : null;
  const object = callee.kind === 'member' ? callee.object : null;
  const argumentCount = parts(list).length;
  if (name !== null && lambda) {
    const scoped = scoping(reader, node, name, object, list, argumentCount);
    if (scoped) return readScopeFunction(reader, lambda, scoped.object, scoped.how, isSafe(node));
    if (!object && isPlainScope(name)) {
      readArguments(reader, list);
      return readPlainScope(reader, lambda);
    }
  }
  const args = readArguments(reader, list);
  if (lambda) args.push({ name: null, value: readLambda(reader, lambda), isSpread: false });
  if (!object && name !== null && MAPS.has(name)) return mapOf(reader, node, args);
  if (object?.kind === 'map' && name !== null && COPIES.has(name) && args.length === 0)
    return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: [{ key: null, value: object, span: object.span }] });
  const nameNode = nameOf(node);
  const nameSpan = nameNode ? builder.span(nameNode) : callee.span;
  // a name with a capital is a type: there is no `new`
  const call = builder.call(node, { callee, arguments: args, isNew: name !== null && /^[A-Z]/.test(name), nameSpan }) as CallExpr;
  const receiver = reader.receivers.at(-1);
  if (receiver && callee.kind === 'reference') reader.implicit.push({ receiver, call });
  return call;
}

/** The scope function that a call with a block is, and the object it is about. */
function scoping(reader: Reader, node: Node, name: string, object: Expr | null, list: Node | null, argumentCount: number) {
  const { builder } = reader;
  const how = scopeFunction(name);
  if (!how) return null;
  if (name === 'buildMap') {
    const made = builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: [] });
    return object || argumentCount > 1 ? null : { how, object: made };
  }
  if (name === 'with') return !object && argumentCount === 1 ? { how, object: readArguments(reader, list)[0]!.value } : null;
  if (argumentCount > 0 || (!object && (how.as === 'item' || name === 'run'))) return null;
  return { how, object: object ?? reader.receivers.at(-1) ?? builder.expr<Expr>(node, { kind: 'reference', name: 'this' }) };
}

/** Pairs are entries; anything else is a map or pair made elsewhere. */
function mapOf({ builder }: Reader, node: Node, args: readonly Argument[]): Expr {
  const entries = args.flatMap(({ value }) => (value.kind === 'map' && value.type === null ? value.entries : [{ key: null, value, span: value.span }]));
  return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
}

/** `a?.b { … }`: what is in the block may not run. */
function isSafe(call: Node): boolean {
  const callee = inner(call);
  return callee?.children.some((child) => child?.type === '?.') ?? false;
}

function nameOf(call: Node): Node | null {
  let at = inner(call);
  while (at && typeOf(at) === 'call_expression') at = inner(at);
  if (at && typeOf(at) === 'navigation_expression') return parts(at).at(-1) ?? null;
  return at;
}
