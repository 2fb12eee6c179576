import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, ListExpr, MapEntry, MapExpr } from '../../core/program.ts';
import type { Span } from '../../core/span.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** Maps of the standard library, made by naming them: `Map("a" -> 1)`, `mutable.HashMap[K, V]()`, `Map.empty`. */
const MAPS = new Set(['Map', 'HashMap', 'LinkedHashMap', 'TreeMap', 'ListMap', 'SortedMap', 'VectorMap', 'AnyRefMap', 'TrieMap', 'WeakHashMap']);
const LISTS = new Set([
  'List',
  'Seq',
  'Set',
  'Vector',
  'Array',
  'IndexedSeq',
  'Iterable',
  'ListBuffer',
  'ArrayBuffer',
  'Buffer',
  'HashSet',
  'Iterator',
  'Stream',
]);
const OWNERS = new Set(['collection', 'mutable', 'immutable', 'concurrent', 'Predef', 'scala']);

function collectionName(expr: Expr): string | null {
  if (expr.kind === 'reference') return expr.name;
  if (expr.kind !== 'member') return null;
  const owner = collectionName(expr.object);
  return owner !== null && OWNERS.has(owner) ? expr.name : null;
}

export function isCollectionName(expr: Expr): boolean {
  const name = collectionName(expr);
  return name !== null && (MAPS.has(name) || LISTS.has(name));
}

export function emptyCollection(builder: ProgramBuilder, node: Node, named: Expr): Expr {
  return MAPS.has(collectionName(named) ?? '')
    ? builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: [] })
    : builder.expr<ListExpr>(node, { kind: 'list', items: [] });
}

/** `Map(k -> v, xs: _*)` is a map, `List(a, b)` a list; null for any other call. */
export function collectionOf(builder: ProgramBuilder, node: Node, callee: Expr, args: readonly Argument[]): Expr | null {
  const name = collectionName(callee);
  if (name === null || args.some((one) => one.name !== null)) return null;
  if (LISTS.has(name)) return builder.expr<ListExpr>(node, { kind: 'list', items: [...args] });
  return MAPS.has(name) ? builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: args.flatMap(entriesOf) }) : null;
}

/** Entries of a map's argument: a pair, a tuple of two, or all of another collection. */
function entriesOf({ value, isSpread }: Argument): MapEntry[] {
  if (value.kind === 'map' && value.type === null) return value.entries;
  const [key, given, more] = value.kind === 'list' ? value.items : [];
  if (!isSpread && key && given && !more) return [{ key: key.value, value: given.value, span: value.span }];
  if (isSpread && value.kind === 'list') return value.items.flatMap(entriesOf);
  return [{ key: null, value, span: value.span }];
}

/** `k -> v`: a map of one entry, so that it adds up with maps. */
export function pair(key: Expr, value: Expr, span: Span): MapExpr {
  return { kind: 'map', type: null, entries: [{ key, value, span }], span, scope: key.scope };
}

/** `a ++ b`, `a + (k -> v)`: lists stay lists, anything else that is added to adds its entries. */
export function joined(left: Expr, right: Expr, span: Span): Expr {
  const isList = (expr: Expr): boolean => expr.kind === 'list' && !expr.items.some((item) => item.value.kind === 'map');
  if (isList(left) || isList(right)) {
    const items = (expr: Expr): Argument[] => (expr.kind === 'list' ? expr.items : [{ name: null, value: expr, isSpread: true }]);
    return { kind: 'list', items: [...items(left), ...items(right)], span, scope: left.scope };
  }
  return { kind: 'map', type: null, entries: [...spread(left), ...spread(right)], span, scope: left.scope };
}

function spread(expr: Expr): MapEntry[] {
  if (expr.kind === 'map' && expr.type === null) return expr.entries;
  if (expr.kind === 'list') return expr.items.flatMap(entriesOf);
  return [{ key: null, value: expr, span: expr.span }];
}

/** `Seq(k -> v).toMap` and the like: a list of pairs as the map it stands for. */
export function asMap(expr: Expr): Expr {
  if (expr.kind !== 'list' || expr.items.length === 0 || !expr.items.every((item) => item.value.kind === 'map' || item.value.kind === 'list')) return expr;
  return { kind: 'map', type: null, entries: expr.items.flatMap(entriesOf), span: expr.span, scope: expr.scope };
}
