import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, LiteralExpr, MapEntry, MapExpr } from '../../core/program.ts';
import { compactText, field, inner, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';

const isAnnotation = (node: Node): boolean => typeOf(node) === 'annotation' || typeOf(node) === 'marker_annotation';

/** Modifiers of a declaration. */
export function modifiersOf(declaration: Node): Node | null {
  const first = inner(declaration);
  return first?.type === 'modifiers' ? first : null;
}

/** Records the annotations of a declaration in the current scope. */
export function readAnnotations(reader: Reader, declaration: Node, target: string | null): void {
  for (const node of parts(modifiersOf(declaration))) if (isAnnotation(node)) readAnnotation(reader, node, target);
}

/** Records an annotation, those in its arguments too; as a value (`@A(b = @B(x = 1))`) it is a map of its own type. */
export function readAnnotation(reader: Reader, node: Node, target: string | null): Expr {
  const { builder } = reader;
  const nameNode = field(node, 'name');
  const name = nameNode ? compactText(nameNode) : '';
  const entries: MapEntry[] = [];
  const args = parts(field(node, 'arguments')).map((argument): Argument => {
    const isPair = typeOf(argument) === 'element_value_pair';
    const keyNode = isPair ? field(argument, 'key') : null;
    const valueNode = isPair ? field(argument, 'value') : argument;
    const value = valueNode ? reader.expression(valueNode) : builder.unknown(argument);
    const key = keyNode?.text ?? 'value';
    entries.push({ key: builder.expr<LiteralExpr>(keyNode ?? argument, { kind: 'literal', value: key }), value, span: builder.span(argument) });
    return { name: key, value, isSpread: false };
  });
  if (name) builder.annotation(node, { name, target, arguments: args });
  return builder.expr<MapExpr>(node, { kind: 'map', type: name, entries });
}
