import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, ListExpr, LiteralExpr, MapEntry, MapExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';

/** Arguments of a call. What could not be parsed among them is read, but takes no position; `f(...)` passes none. */
export function readArguments(node: Node | null, context: Context): Argument[] {
  return parts(node).flatMap((one): Argument[] => {
    if (typeOf(one) !== 'argument') {
      if (typeOf(one) !== 'variadic_placeholder') context.visit(one);
      return [];
    }
    const name = field(one, 'name');
    const written = parts(one).at(-1);
    if (!written) return [];
    const isSpread = typeOf(written) === 'variadic_unpacking';
    return [
      { name: name && name.id !== written.id ? context.builder.text(name) : null, value: context.read((isSpread && inner(written)) || written), isSpread },
    ];
  });
}

/** `['k' => v, ...$more]` is a map, `['a', 'b']` a list; an empty array may become either and is a map. */
export function readArray(node: Node, context: Context): Expr {
  const { builder } = context;
  const elements = parts(node).filter((one) => typeOf(one) === 'array_element_initializer');
  const pairs = elements.map((one) => ({ node: one, parts: parts(one) }));
  const isSpread = (one: Node | undefined): boolean => one?.type === 'variadic_unpacking';
  const isMap = pairs.every((pair) => pair.parts.length === 2 || isSpread(pair.parts[0])) || pairs.some((pair) => pair.parts.length === 2);
  const valueAt = (one: Node): Expr => context.read((isSpread(one) && inner(one)) || one);
  if (!isMap) {
    const items = pairs.flatMap((pair) => (pair.parts[0] ? [{ name: null, value: valueAt(pair.parts[0]), isSpread: isSpread(pair.parts[0]) }] : []));
    return builder.expr<ListExpr>(node, { kind: 'list', items });
  }
  let next = 0;
  const entries = pairs.flatMap((pair): MapEntry[] => {
    const [first, second] = pair.parts;
    if (!first) return [];
    const span = builder.span(pair.node);
    if (second) return [{ key: context.read(first), value: context.read(second), span }];
    const key = isSpread(first) ? null : builder.expr<LiteralExpr>(first, { kind: 'literal', value: next++ });
    return [{ key, value: valueAt(first), span }];
  });
  return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
}
