import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf, unwrapped } from '../nodes.ts';

/** Casts, parentheses, labels and `!!` are transparent. */
export const transparent = (node: Node): Node => unwrapped(node, within);

function within(node: Node): Node | null {
  switch (typeOf(node)) {
    case 'parenthesized_expression':
      return inner(node);
    case 'as_expression':
      return field(node, 'left');
    case 'labeled_expression':
    case 'annotated_expression':
      return parts(node).at(-1) ?? null;
    case 'unary_expression':
      return field(node, 'operator')?.type === '!!' ? field(node, 'argument') : null;
    default:
      return null;
  }
}
