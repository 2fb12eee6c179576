import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, ListExpr, LiteralExpr, MapEntry, MapExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

const LISTS = new Set(['slice_type', 'array_type', 'implicit_length_array_type']);

/** `T{…}`, `[]T{…}`, `map[K]V{…}`. */
export function readComposite(reader: Reader, node: Node): Expr {
  const type = field(node, 'type');
  const body = field(node, 'body');
  return body ? readBody(reader, node, type, body) : reader.builder.unknown(node);
}

/** `make` and `new` give the same as an empty literal of their type. Slices made with a length hold zero values, which are not listed. */
export function readEmpty(reader: Reader, node: Node, type: Node): Expr {
  return LISTS.has(typeOf(type)) ? listOf(reader, node, []) : mapOf(reader, node, typeOf(type) === 'map_type' ? null : typeName(type), []);
}

const listOf = (reader: Reader, node: Node, items: Argument[]): Expr => reader.builder.expr<ListExpr>(node, { kind: 'list', items });
const mapOf = (reader: Reader, node: Node, type: string | null, entries: MapEntry[]): Expr =>
  reader.builder.expr<MapExpr>(node, { kind: 'map', type, entries });

function readBody(reader: Reader, node: Node, written: Node | null, body: Node): Expr {
  // `&` of the element type is left out in `[]*T{{…}}`
  const type = written?.type === 'pointer_type' ? inner(written) : written;
  const elements = parts(body);
  if (type && LISTS.has(typeOf(type))) {
    const element = field(type, 'element');
    return listOf(
      reader,
      node,
      elements.map((one) => item(reader, one, element)),
    );
  }
  if (type?.type === 'map_type') return mapOf(reader, node, null, entriesOf(reader, elements, false, field(type, 'value')));
  const name = type && typeOf(type) !== 'struct_type' ? typeName(type) : null;
  if (elements.length > 0 && typeOf(elements[0]!) !== 'keyed_element')
    return listOf(
      reader,
      node,
      elements.map((one) => item(reader, one, null)),
    );
  return mapOf(reader, node, name, entriesOf(reader, elements, hasFieldNames(elements, type), null));
}

/**
 * A named type may be a struct or a map. Plain identifiers as keys are field names, unless another key shows a map,
 * or a field would not be visible: lower case, of a type of another package.
 */
function hasFieldNames(elements: Node[], type: Node | null): boolean {
  return elements.every((element) => {
    const key = keyOf(element);
    return key?.type === 'identifier' && !(type?.type === 'qualified_type' && /^\p{Ll}/u.test(key.text));
  });
}

function keyOf(element: Node): Node | null {
  const key = field(element, 'key');
  return key?.type === 'literal_element' ? inner(key) : key;
}

function entriesOf(reader: Reader, elements: Node[], isStruct: boolean, valueType: Node | null): MapEntry[] {
  const { builder } = reader;
  return elements.map((element) => {
    const key = typeOf(element) === 'keyed_element' ? keyOf(element) : null;
    const isName = isStruct && key?.type === 'identifier';
    const keyExpr = !key ? builder.unknown(element) : isName ? builder.expr<LiteralExpr>(key, { kind: 'literal', value: key.text }) : value(reader, key, null);
    return { key: keyExpr, value: value(reader, elementValue(element), valueType), span: builder.span(element) };
  });
}

const item = (reader: Reader, element: Node, type: Node | null): Argument => ({
  name: null,
  value: value(reader, elementValue(element), type),
  isSpread: false,
});

const elementValue = (element: Node): Node => (typeOf(element) === 'keyed_element' && field(element, 'value')) || element;

/** An element's value; one without a type takes the element type of its container. */
function value(reader: Reader, element: Node, type: Node | null): Expr {
  const node = typeOf(element) === 'literal_element' ? (inner(element) ?? element) : element;
  if (typeOf(node) !== 'literal_value') return reader.expression(node);
  return reader.builder.nested(node, () => readBody(reader, node, type, node)) ?? reader.builder.unknown(node);
}
