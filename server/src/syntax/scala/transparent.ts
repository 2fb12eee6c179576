import type { Node } from 'web-tree-sitter';
import { inner, typeOf, unwrapped } from '../nodes.ts';

/** Parentheses and types given to an expression are transparent. */
export const transparent = (node: Node): Node =>
  unwrapped(node, (at) => (typeOf(at) === 'parenthesized_expression' || typeOf(at) === 'ascription_expression' ? inner(at) : null));
