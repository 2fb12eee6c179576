import type { Node } from 'web-tree-sitter';
import { field, inner, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { readItems } from './items.ts';

/** `@a.b(x)` on a class, method, field or parameter. The decorator itself is an annotation, not a call. */
export function decorate(node: Node, target: string | null, scope: number, context: Context): void {
  const expression = inner(node);
  if (!expression) return;
  const isCall = typeOf(expression) === 'call_expression';
  const name = (isCall ? field(expression, 'function') : expression)?.text.replace(/\s+/g, '') ?? '';
  const args = isCall ? readItems(field(expression, 'arguments'), context) : [];
  context.builder.annotation(node, { name, target, arguments: args, scope });
}
