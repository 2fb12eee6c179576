import type { Node } from 'web-tree-sitter';
import type { Argument, CallExpr, Expr, LambdaExpr, LiteralExpr, MapEntry, MapExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { readAttributes, readBlock } from './declarations.ts';
import { isLocal, type Reader } from './reader.ts';

/** Methods that give what they are called on, as another kind of text, number or list. */
const KEEPING = new Set(
  'freeze dup clone to_s to_sym to_i to_f to_str to_a to_h itself presence strip chomp tap then symbolize_keys stringify_keys deep_dup with_indifferent_access compact'.split(
    ' ',
  ),
);
/** A duration as a number is one of seconds, which only the text that follows makes something of. */
const NUMERIC = new Set(['to_i', 'to_f']);
const isDuration = (expr: Expr): boolean => expr.kind === 'call' && expr.callee.kind === 'member' && /^(second|minute|hour|day|week)s?$/.test(expr.callee.name);
const RECENT = 64;

/** Methods whose block gets what they are called on, or each item of it. */
const GIVING = new Set(['tap', 'then', 'yield_self']);
const ITERATING = new Set(['each', 'each_with_index', 'map', 'flat_map', 'each_with_object', 'to_h', 'filter_map']);
const isEach = (name: string, list: Expr): boolean => ITERATING.has(name) && ['list', 'reference', 'member'].includes(list.kind);
const ATTRIBUTES = new Set(['attr_reader', 'attr_accessor']);

/** A call with or without receiver, read from its start in a loop: `a.b(1).c { … }`. */
export function readCall(reader: Reader, node: Node): Expr {
  const links: Node[] = [];
  let at: Node | null = node;
  while (at?.type === 'call') {
    links.push(at);
    at = field(at, 'receiver');
  }
  let expr = at ? reader.expression(at) : null;
  for (const link of links.reverse()) expr = readLink(reader, link, expr);
  return expr ?? reader.builder.unknown(node);
}

function readLink(reader: Reader, node: Node, receiver: Expr | null): Expr {
  const { builder } = reader;
  const method = field(node, 'method');
  const name = method ? builder.text(method) : 'call';
  const block = field(node, 'block');
  if (!receiver && ATTRIBUTES.has(name)) readAttributes(reader, node);
  if (!receiver && method && isRequire(reader, node, name)) return builder.unknown(node);
  const args = readArguments(reader, field(node, 'arguments'));
  if (receiver && KEEPING.has(name) && !block && args.length === 0 && !(NUMERIC.has(name) && isDuration(receiver))) return receiver;
  if (!receiver && MIXING.has(name)) mixIn(reader, args);
  const isNew = name === 'new' && receiver !== null && isConstant(receiver);
  const callee: Expr = isNew
    ? receiver
    : receiver
      ? builder.expr<MemberExpr>(node, { kind: 'member', object: receiver, name })
      : builder.expr<ReferenceExpr>(method ?? node, { kind: 'reference', name });
  if (isConstantName(name) && receiver && !field(node, 'arguments')) return callee;
  // the call is recorded before what its block holds, which is known by it
  const call = builder.call(node, { callee, arguments: args, isNew, nameSpan: builder.span(method ?? node) }) as CallExpr;
  if (block && name === 'fetch') {
    // `ENV.fetch('X') { 'd' }`
    const fn = readBlock(reader, block);
    const given = builder.program.returns.slice(-RECENT).filter((one) => one.function === fn);
    if (given.length === 1) args.push({ name: null, value: given[0]!.value, isSpread: false });
  } else if (block) {
    const given =
      receiver && GIVING.has(name)
        ? { kind: 'parameter' as const, value: receiver }
        : receiver && isEach(name, receiver)
          ? { kind: 'loop' as const, value: receiver }
          : null;
    args.push({ name: null, value: builder.expr<LambdaExpr>(block, { kind: 'lambda', function: readBlock(reader, block, given) }), isSpread: false });
    if (receiver && name === 'tap') return receiver;
  }
  return call;
}

/** `include M` and `extend M` give a type M's methods. */
const MIXING = new Set(['include', 'extend', 'prepend']);

function mixIn({ builder }: Reader, args: Argument[]): void {
  const type = builder.enclosing('type');
  if (type === null) return;
  for (const { value } of args) {
    const name = dottedConstant(value);
    if (name) builder.program.scopes[type]!.supertypes.push(name);
  }
}

function dottedConstant(expr: Expr): string | null {
  if (expr.kind === 'reference') return isConstantName(expr.name) ? expr.name : null;
  const owner = expr.kind === 'member' && isConstantName(expr.name) ? dottedConstant(expr.object) : null;
  return owner && expr.kind === 'member' ? `${owner}.${expr.name}` : null;
}

const isConstantName = (name: string): boolean => /^\p{Lu}/u.test(name);
const isConstant = (expr: Expr): boolean => (expr.kind === 'reference' || expr.kind === 'member') && isConstantName(expr.name);

/** `require 'x'`, `require_relative '../x'`, `load 'x.rb'`. */
function isRequire({ builder }: Reader, node: Node, name: string): boolean {
  if (!['require', 'require_relative', 'load'].includes(name)) return false;
  const [path] = parts(field(node, 'arguments'));
  if (path?.type !== 'string') return false;
  const text = path.text.slice(1, -1);
  builder.import(node, { module: name === 'require' ? text : `./${text.replace(/\.rb$/, '')}`, name: '*', alias: '*' });
  return true;
}

/** Keyword arguments are named; pairs whose keys are no plain names are one hash, the last argument. */
export function readArguments(reader: Reader, list: Node | null): Argument[] {
  const { builder } = reader;
  const nodes = parts(list).filter((part) => typeOf(part) !== 'heredoc_body');
  const pairs = nodes.filter((part) => typeOf(part) === 'pair');
  const isKeywords = pairs.every((pair) => plainKey(field(pair, 'key')) !== null);
  const args: Argument[] = [];
  const entries: MapEntry[] = [];
  for (const part of nodes) {
    switch (typeOf(part)) {
      case 'pair': {
        const entry = readPair(reader, part);
        if (isKeywords) args.push({ name: plainKey(field(part, 'key')), value: entry.value, isSpread: false });
        else entries.push(entry);
        break;
      }
      case 'hash_splat_argument': {
        const [value] = parts(part);
        if (!value) break;
        const read = reader.expression(value);
        if (isKeywords) args.push({ name: null, value: read, isSpread: true });
        else entries.push({ key: null, value: read, span: builder.span(part) });
        break;
      }
      case 'splat_argument': {
        const [value] = parts(part);
        if (value) args.push({ name: null, value: reader.expression(value), isSpread: true });
        break;
      }
      case 'block_argument':
        for (const value of parts(part)) reader.expression(value);
        break;
      default:
        args.push({ name: null, value: reader.expression(part), isSpread: false });
    }
  }
  if (entries.length > 0) {
    const first = pairs[0]!;
    const map = builder.expr<MapExpr>(first, { kind: 'map', type: null, entries });
    map.span = builder.span(first, nodes.findLast((part) => ['pair', 'hash_splat_argument'].includes(typeOf(part))) ?? first);
    args.push({ name: null, value: map, isSpread: false });
  }
  return args;
}

/** `key:` and `:key =>` where the key is a plain name. */
function plainKey(key: Node | null): string | null {
  if (key?.type === 'hash_key_symbol') return key.text;
  return key?.type === 'simple_symbol' ? key.text.slice(1) : null;
}

export function readHash(reader: Reader, node: Node): Expr {
  const entries = parts(node).flatMap((part): MapEntry[] => {
    if (typeOf(part) === 'pair') return [readPair(reader, part)];
    const [value] = typeOf(part) === 'hash_splat_argument' ? parts(part) : [];
    return value ? [{ key: null, value: reader.expression(value), span: reader.builder.span(part) }] : [];
  });
  return reader.builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
}

function readPair(reader: Reader, pair: Node): MapEntry {
  const { builder } = reader;
  const keyNode = field(pair, 'key'),
    valueNode = field(pair, 'value');
  const plain = plainKey(keyNode);
  const key = plain !== null ? builder.expr<LiteralExpr>(keyNode!, { kind: 'literal', value: plain }) : keyNode ? reader.expression(keyNode) : null;
  // `{ topic: }` is `{ topic: topic }`
  const value = valueNode ? reader.expression(valueNode) : plain !== null ? readName(reader, keyNode!) : builder.unknown(pair);
  return { key: key ?? builder.unknown(pair), value, span: builder.span(pair) };
}

/** A plain name: a variable that was set before, else a call without arguments. */
export function readName(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const callee = builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
  if (isLocal(reader, callee.name)) return callee;
  return builder.call(node, { callee, arguments: [], isNew: false, nameSpan: builder.span(node) });
}
