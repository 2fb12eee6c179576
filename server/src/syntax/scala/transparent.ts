import type { Node } from 'web-tree-sitter';
import { inner, typeOf } from '../nodes.ts';

/** Parentheses and types given to an expression are transparent. */
export function transparent(node: Node): Node {
  let at = node;
  for (;;) {
    const next = typeOf(at) === 'parenthesized_expression' || typeOf(at) === 'ascription_expression' ? inner(at) : null;
    if (!next) return at;
    at = next;
  }
}
