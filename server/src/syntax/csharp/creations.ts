import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, ListExpr, LiteralExpr, MapEntry, MapExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readArguments } from './arguments.ts';
import type { Reader } from './reader.ts';
import { elementType, literalType, typeExpr, typeName } from './types.ts';

/** `new T(x) { … }` and `new(x) { … }`: with an initialiser the call is recorded and the value is a map or a list. */
export function readCreation(reader: Reader, node: Node, expected: Node | null): Expr {
  const { builder } = reader;
  const type = typeOf(node) === 'implicit_object_creation_expression' ? expected : field(node, 'type');
  const named = type && typeName(type) !== null ? typeExpr(builder, type) : null;
  const list = field(node, 'arguments') ?? parts(node).find((part) => typeOf(part) === 'argument_list') ?? null;
  const args = readArguments(reader, list);
  const initializer = field(node, 'initializer') ?? parts(node).find((part) => typeOf(part) === 'initializer_expression');
  // a target-typed `new()` names no type: its call stands where the word does
  const isImplicit = typeOf(node) === 'implicit_object_creation_expression';
  const nameSpan = named && !isImplicit ? builder.span(named.name) : builder.span(node);
  const callee = named?.expr ?? builder.unknown(node);
  const call = builder.call(node, { callee, arguments: args, isNew: true, nameSpan });
  return initializer ? readInitializer(reader, initializer, node, type, args) : call;
}

/** `{ A = 1, ["k"] = v }` and `{ { "k", v } }` are maps, `{ a, b }` is a list; what the constructor copies comes first. */
export function readInitializer(reader: Reader, node: Node, whole: Node, type: Node | null, copied: Argument[] = []): Expr {
  const { builder } = reader;
  const items = parts(node);
  const source = copied.length === 1 && copied[0]!.value.kind !== 'literal' ? copied[0]!.value : null;
  const isMap = items.some((item) => isMember(item) || typeOf(item) === 'initializer_expression');
  if (!isMap && (items.length > 0 || type === null)) {
    // `new[] { new T(), new() }`: the first item that names its type tells the others'
    const first = items.find((item) => typeOf(item) === 'object_creation_expression');
    const itemType = elementType(type) ?? (first ? field(first, 'type') : null);
    const read = items.map((item): Argument => ({ name: null, value: reader.expression(item, itemType), isSpread: false }));
    return builder.expr<ListExpr>(whole, { kind: 'list', items: source ? [{ name: null, value: source, isSpread: true }, ...read] : read });
  }
  const entries = items.flatMap((item): MapEntry[] => readEntry(reader, item, type));
  if (source) entries.unshift({ key: null, value: source, span: source.span });
  return builder.expr<MapExpr>(whole, { kind: 'map', type: literalType(typeName(type)), entries });
}

function isMember(item: Node): boolean {
  const left = typeOf(item) === 'assignment_expression' ? field(item, 'left') : null;
  return left !== null && (typeOf(left) === 'identifier' || typeOf(left) === 'element_binding_expression');
}

function readEntry(reader: Reader, item: Node, type: Node | null): MapEntry[] {
  const { builder } = reader;
  const span = builder.span(item);
  if (typeOf(item) === 'initializer_expression') {
    const [key, value, ...more] = parts(item);
    if (!key || !value || more.length > 0) {
      for (const part of parts(item)) reader.expression(part);
      return [];
    }
    return [{ key: reader.expression(key), value: reader.expression(value, elementType(type)), span }];
  }
  const left = isMember(item) ? field(item, 'left') : null;
  const right = left ? field(item, 'right') : null;
  if (!left || !right) {
    reader.expression(item);
    return [];
  }
  const isNamed = typeOf(left) === 'identifier';
  const index = isNamed ? null : inner(left);
  const key = isNamed
    ? builder.expr<LiteralExpr>(left, { kind: 'literal', value: builder.text(left) })
    : index
      ? reader.expression(inner(index) ?? index)
      : builder.unknown(left);
  const value = typeOf(right) === 'initializer_expression' ? readInitializer(reader, right, right, null) : reader.expression(right, elementType(type));
  return [{ key, value, span }];
}

/** `new { A = 1, b.C }`: a member without a name is called as what it copies. */
export function readAnonymous(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const entries: MapEntry[] = [];
  let name: Node | null = null;
  for (const child of node.children) {
    if (!child) continue;
    const next = child.nextSibling;
    if (child.isNamed && typeOf(child) === 'identifier' && next?.type === '=') name = child;
    else if (child.isNamed && typeOf(child) !== 'comment') {
      const value = reader.expression(child);
      const text: string | null = name?.text ?? (value.kind === 'member' || value.kind === 'reference' ? value.name : null);
      if (text !== null) {
        const key = builder.expr<LiteralExpr>(name ?? child, { kind: 'literal', value: text });
        entries.push({ key, value, span: builder.span(name ?? child, child) });
      }
      name = null;
    }
  }
  return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
}

/** `r with { A = 1 }`: a copy of r with other values. */
export function readWith(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const [source, ...initializers] = parts(node);
  if (!source) return builder.unknown(node);
  const copied = reader.expression(source);
  const entries: MapEntry[] = [{ key: null, value: copied, span: copied.span }];
  for (const initializer of initializers) {
    const [name, value] = parts(initializer);
    if (!name || !value) continue;
    const key = builder.expr<LiteralExpr>(name, { kind: 'literal', value: builder.text(name) });
    entries.push({ key, value: reader.expression(value), span: builder.span(initializer) });
  }
  return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
}

/** `[a, ..b]`. */
export function readCollection(reader: Reader, node: Node, expected: Node | null): Expr {
  const items = parts(node).flatMap((element): Argument[] => {
    const part = typeOf(element) === 'collection_element' ? inner(element) : element;
    const value = part && (typeOf(part) === 'expression_element' || typeOf(part) === 'spread_element') ? inner(part) : part;
    if (!part || !value) return [];
    return [{ name: null, value: reader.expression(value, elementType(expected)), isSpread: typeOf(part) === 'spread_element' }];
  });
  return reader.builder.expr<ListExpr>(node, { kind: 'list', items });
}
