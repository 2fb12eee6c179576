import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';

/** Casts, parentheses, labels and `!!` are transparent. */
export function transparent(node: Node): Node {
  let at = node;
  for (;;) {
    let next: Node | null = null;
    switch (typeOf(at)) {
      case 'parenthesized_expression':
        next = inner(at);
        break;
      case 'as_expression':
        next = field(at, 'left');
        break;
      case 'labeled_expression':
      case 'annotated_expression':
        next = parts(at).at(-1) ?? null;
        break;
      case 'unary_expression':
        next = field(at, 'operator')?.type === '!!' ? field(at, 'argument') : null;
        break;
    }
    if (!next) return at;
    at = next;
  }
}
