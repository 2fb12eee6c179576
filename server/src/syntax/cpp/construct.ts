import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, ListExpr, LiteralExpr, MapEntry, MapExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { DeclaredType, Reader } from './reader.ts';

const KEYS = new Set([
  'string_literal',
  'raw_string_literal',
  'concatenated_string',
  'identifier',
  'qualified_identifier',
  'field_expression',
  'call_expression',
]);

export const positional = (value: Expr): Argument => ({ name: null, value, isSpread: false });

/** `{a, b}` by itself: a map where its items are `.name = value`, `[INDEX] = value` or pairs that begin with a text or name; else a list. */
export function readInitializers(reader: Reader, node: Node, type: string | null = null, isList = false): Expr {
  const { builder } = reader;
  const items = parts(node);
  return (
    builder.nested(node, (): Expr => {
      if (!isList && items.length > 0 && items.every(isDesignated))
        return builder.expr<MapExpr>(node, { kind: 'map', type, entries: items.map((item) => designated(reader, item)) });
      if (items.length > 0 && items.every(isPair))
        return builder.expr<MapExpr>(node, { kind: 'map', type: isList ? null : type, entries: items.map((item) => pair(reader, item)) });
      // a table of structs: `{.key = "a", .value = "b"}`
      return builder.expr<ListExpr>(node, {
        kind: 'list',
        items: items.map((item) => positional(itemOf(reader, item, isList ? type : null))),
      });
    }) ?? builder.unknown(node)
  );
}

/** An item of a list; `[INDEX] = value` is its value, taken to stand where it is written. */
function itemOf(reader: Reader, item: Node, type: string | null): Expr {
  const value = isDesignated(item) ? field(item, 'value') : item;
  if (value && typeOf(value) === 'initializer_list') return readInitializers(reader, value, type);
  return value ? reader.expression(value) : reader.builder.unknown(item);
}

const isDesignated = (item: Node): boolean => typeOf(item) === 'initializer_pair';

function isPair(item: Node): boolean {
  if (typeOf(item) !== 'initializer_list') return false;
  const [key, value, more] = parts(item);
  return key !== undefined && value !== undefined && more === undefined && KEYS.has(typeOf(key));
}

function pair(reader: Reader, item: Node): MapEntry {
  const [key, value] = parts(item);
  return { key: reader.expression(key!), value: reader.expression(value!), span: reader.builder.span(item) };
}

function designated(reader: Reader, item: Node): MapEntry {
  const { builder } = reader;
  const designator = field(item, 'designator');
  const valueNode = field(item, 'value');
  const name = designator && inner(designator);
  const value = valueNode ? reader.expression(valueNode) : builder.unknown(item);
  if (!designator || !name) return { key: builder.unknown(item), value, span: builder.span(item) };
  const isField = typeOf(designator) === 'field_designator';
  const key = isField ? builder.expr<LiteralExpr>(name, { kind: 'literal', value: builder.text(name) }) : reader.expression(name);
  return { key, value, span: builder.span(item) };
}

/** The value of `T x(args)`, `T x{args}`, `T x = {args}` and `T x`; null where there is none to speak of. */
export function construct(reader: Reader, node: Node, type: DeclaredType, typeNode: Node, initial: Node | null): Expr | null {
  const { builder } = reader;
  const isBraced = initial !== null && typeOf(initial) === 'initializer_list';
  const items = parts(initial);
  switch (type.shape) {
    case 'plain':
    case 'pointer': {
      if (items.length > 1 && isBraced) return readInitializers(reader, initial!);
      const [first, ...rest] = items.map(reader.expression);
      return first && rest.length === 0 ? first : null;
    }
    case 'list':
    case 'map': {
      if (isBraced) return type.shape === 'list' ? readInitializers(reader, initial, elementType(type), true) : mapOf(reader, initial);
      if (items.length === 1) return reader.expression(items[0]!);
      if (items.length > 1) return make(reader, node, type.name, typeNode, items);
      return type.shape === 'list'
        ? builder.expr<ListExpr>(node, { kind: 'list', items: [] })
        : builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: [] });
    }
    case 'object':
      if (isBraced && items.length > 0 && (items.every(isDesignated) || items.every(isPair))) return readInitializers(reader, initial, type.name);
      return make(reader, node, type.name, typeNode, items);
  }
}

/** The value after `=`, in parentheses or in braces; an object that is declared alone is made without arguments. */
export function readInitial(reader: Reader, node: Node, type: Node | null, declaration: DeclaredType, initial: Node | null): Expr | null {
  const isList = initial && /^(initializer_list|argument_list)$/.test(typeOf(initial));
  if (initial && !isList) return reader.expression(initial);
  if (!initial && (declaration.shape === 'plain' || declaration.shape === 'pointer')) return null;
  if (!initial && reader.builder.program.language === 'c' && declaration.shape === 'object') return null;
  return construct(reader, initial ?? node, declaration, type ?? node, initial);
}

const elementType = (type: DeclaredType): string | null => (type.name?.startsWith('std.') ? null : type.name);

/** `{{k, v}, …}` given to a map, however many entries. */
function mapOf(reader: Reader, node: Node): Expr {
  const read = readInitializers(reader, node);
  return read.kind === 'list' && read.items.length === 0 ? reader.builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: [] }) : read;
}

/** The creation of an object of a type; without a type, of what is written. */
export function make(reader: Reader, node: Node, type: string | null, typeNode: Node, args: Node[]): Expr {
  return makeOf(
    reader,
    node,
    type,
    typeNode,
    args.map((argument) => positional(reader.expression(argument))),
  );
}

export function makeOf(reader: Reader, node: Node, type: string | null, typeNode: Node, given: Argument[]): Expr {
  const { builder } = reader;
  return builder.call(node, { callee: dotted(reader, typeNode, type), arguments: given, isNew: true, nameSpan: builder.span(typeNode) });
}

function dotted({ builder }: Reader, node: Node, name: string | null): Expr {
  const [head, ...rest] = (name ?? '').split('.');
  if (!head) return builder.unknown(node);
  let expr: Expr = builder.expr<ReferenceExpr>(node, { kind: 'reference', name: head });
  for (const one of rest) expr = builder.expr<MemberExpr>(node, { kind: 'member', object: expr, name: one });
  return expr;
}
