import type { Node } from 'web-tree-sitter';
import { field, inner, typeOf, unwrapped } from '../nodes.ts';

/** What an expression is written around without changing it: `(e)`, `(T)e`, `e as T`, `await e`, `e!`, `checked(e)`, `ref e`. */
export const transparent = (node: Node): Node => unwrapped(node, within);

function within(node: Node): Node | null {
  switch (typeOf(node)) {
    case 'parenthesized_expression':
    case 'await_expression':
    case 'checked_expression':
    case 'ref_expression':
      return inner(node);
    case 'cast_expression':
      return field(node, 'value');
    case 'as_expression':
      return field(node, 'left');
    case 'postfix_unary_expression':
      return node.children.at(-1)?.type === '!' ? inner(node) : null;
    default:
      return null;
  }
}
