import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr, MapExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import type { GroovyReader } from './reader.ts';

/** `name: value`, `'text': value`, `(expression): value`. */
export function mapKey(reader: GroovyReader, item: Node): { key: Expr; value: Expr } {
  const { builder } = reader;
  const keys = item.childrenForFieldName('key').filter((part) => part !== null);
  const written = keys.find((part) => part.isNamed);
  const isName = keys.length === 1 && written !== undefined && typeOf(written) === 'identifier';
  const value = field(item, 'value');
  return {
    key: isName ? builder.expr<LiteralExpr>(written, { kind: 'literal', value: written.text }) : written ? reader.expression(written) : builder.unknown(item),
    value: value ? reader.expression(value) : builder.unknown(item),
  };
}

export function readMap(reader: GroovyReader, node: Node): Expr {
  const { builder } = reader;
  const entries = parts(node).flatMap((item) => (typeOf(item) === 'map_item' ? { ...mapKey(reader, item), span: builder.span(item) } : []));
  return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
}
