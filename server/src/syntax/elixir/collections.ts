import type { Node } from 'web-tree-sitter';
import type { Argument, CallExpr, Expr, ListExpr, LiteralExpr, MapEntry, MapExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { operatorOf } from '../operands.ts';
import type { Context } from './context.ts';
import { atomText, keyText } from './shapes.ts';

export const positional = (value: Expr): Argument => ({ name: null, value, isSpread: false });

/** `a: 1, b: 2` wherever it stands: as last argument, in a list, map or struct. */
export function readPairs(keywords: Node, context: Context): MapEntry[] {
  const { builder } = context;
  return parts(keywords).flatMap((pair): MapEntry[] => {
    const key = field(pair, 'key'),
      value = field(pair, 'value');
    if (!key || !value) return [];
    return [{ key: builder.expr<LiteralExpr>(key, { kind: 'literal', value: keyText(key) }), value: context.read(value), span: builder.span(pair) }];
  });
}

/** A keyword list is a map, as is a list of pairs that begin with an atom; any other list is a list. */
export function readList(node: Node, context: Context): Expr {
  const { builder } = context;
  const items = parts(node);
  const isPair = (item: Node): boolean => typeOf(item) === 'tuple' && parts(item).length === 2 && atomText(parts(item)[0]) !== null;
  const isKeywords = items.length > 0 && items.every((item) => typeOf(item) === 'keywords' || isPair(item));
  if (isKeywords) {
    const entries = items.flatMap((item): MapEntry[] => {
      if (typeOf(item) === 'keywords') return readPairs(item, context);
      const [key, value] = parts(item);
      return [{ key: builder.expr<LiteralExpr>(key!, { kind: 'literal', value: atomText(key) }), value: context.read(value!), span: builder.span(item) }];
    });
    return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
  }
  return builder.expr<ListExpr>(node, { kind: 'list', items: items.flatMap((item) => readItem(item, context)) });
}

function readItem(item: Node, context: Context): Argument[] {
  const { builder } = context;
  if (typeOf(item) === 'keywords') return [positional(builder.expr<MapExpr>(item, { kind: 'map', type: null, entries: readPairs(item, context) }))];
  const left = field(item, 'left'),
    right = field(item, 'right');
  if (typeOf(item) === 'binary_operator' && operatorOf(item) === '|' && left && right)
    return [positional(context.read(left)), { ...positional(context.read(right)), isSpread: true }];
  return [positional(context.read(item))];
}

/** `%{"a" => 1, b: 2}`, `%{m | a: 2}`, `%Name{a: 1}`. */
export function readMap(node: Node, context: Context): Expr {
  const { builder, names } = context;
  const struct = parts(node).find((part) => typeOf(part) === 'struct');
  const name = struct && inner(struct);
  const entries: MapEntry[] = [];
  const add = (part: Node): void => {
    const left = field(part, 'left'),
      right = field(part, 'right');
    if (typeOf(part) === 'keywords') entries.push(...readPairs(part, context));
    else if (typeOf(part) === 'binary_operator' && operatorOf(part) === '|' && left && right) {
      entries.push({ key: null, value: context.read(left), span: builder.span(left) });
      add(right);
    } else if (typeOf(part) === 'binary_operator' && operatorOf(part) === '=>' && left && right)
      entries.push({ key: context.read(left), value: context.read(right), span: builder.span(part) });
    else context.read(part);
  };
  for (const content of parts(node)) if (typeOf(content) === 'map_content') for (const part of parts(content)) add(part);
  return builder.expr<MapExpr>(node, { kind: 'map', type: name?.type === 'alias' ? names.reference(name, builder.text(name)) : null, entries });
}

/** `{:ok, x}` is x; `{Mod, options}` creates one as a supervisor would, `{Mod, :f, [a]}` calls `Mod.f(a)`; any other tuple is a list. */
export function readTuple(node: Node, context: Context): Expr {
  const items = parts(node);
  const [first, second, third] = items;
  if (items.length === 2 && atomText(first) === 'ok') return context.read(second!);
  if (first?.type === 'alias' && items.length === 2 && second?.type !== 'alias') return creation(node, first, [positional(context.read(second!))], context);
  const fn = atomText(second);
  if (first && isModule(first) && items.length === 3 && fn !== null && third?.type === 'list') {
    const args = parts(third).flatMap((item) => readItem(item, context));
    return moduleCall(node, first, fn, second!, args, context);
  }
  return context.builder.expr<ListExpr>(node, { kind: 'list', items: items.flatMap((item) => readItem(item, context)) });
}

export const isModule = (node: Node): boolean => typeOf(node) === 'alias' || typeOf(node) === 'atom';

export function moduleReference(node: Node, context: Context): ReferenceExpr {
  const { builder, names } = context;
  const text = builder.text(node);
  return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: typeOf(node) === 'atom' ? names.erlang(node, text) : names.reference(node, text) });
}

function creation(node: Node, module: Node, args: Argument[], context: Context): Expr {
  const { builder } = context;
  return builder.call(node, { callee: moduleReference(module, context), arguments: args, isNew: true, nameSpan: builder.span(module) });
}

/** `Mod.name(args)`, however it is written. */
export function moduleCall(node: Node, module: Node, name: string, nameNode: Node, args: Argument[], context: Context): CallExpr {
  const { builder } = context;
  const callee = builder.expr<MemberExpr>(node, { kind: 'member', object: moduleReference(module, context), name });
  callee.span = builder.span(module);
  return builder.call(node, { callee, arguments: args, isNew: false, nameSpan: builder.span(nameNode) }) as CallExpr;
}
