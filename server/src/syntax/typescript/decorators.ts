import type { Node } from 'web-tree-sitter';
import { field, inner, parts } from '../nodes.ts';
import type { Context } from './context.ts';
import { readItem } from './items.ts';

/** `@a.b(x)` on a class, method, field or parameter. The decorator itself is an annotation, not a call. */
export function decorate(node: Node, target: string | null, scope: number, context: Context): void {
  const expression = inner(node);
  if (!expression) return;
  const isCall = expression.type === 'call_expression';
  const name = (isCall ? field(expression, 'function') : expression)?.text.replace(/\s+/g, '') ?? '';
  const args = isCall ? parts(field(expression, 'arguments')).map((one) => readItem(one, context)) : [];
  context.builder.annotation(node, { name, target, arguments: args, scope });
}
