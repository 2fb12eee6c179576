// What can be told from the shape of a node alone.
import type { Node } from 'web-tree-sitter';
import { field, inner, typeOf } from '../nodes.ts';
import { unescapeSingle } from './text.ts';

/** Forms that change an expression's type, never what the reader makes of its value. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  'parenthesized_expression',
  'error_suppression_expression',
  'clone_expression',
  'by_ref',
  'reference_modifier',
]);

/** The expression below parentheses, casts and `@`. */
export function stripped(node: Node): Node {
  let at = node;
  for (let next: Node | null = at; next; next = below(at)) at = next;
  return at;
}

export function below(node: Node): Node | null {
  if (typeOf(node) === 'cast_expression') return field(node, 'value');
  return TRANSPARENT.has(typeOf(node)) ? inner(node) : null;
}

/** `$name` as `name`. */
export const variableOf = (node: Node): string => node.text.replace(/^[$&.]+/, '');

/** Text of a plain string without variables, else null. */
export function plainString(node: Node | null | undefined): string | null {
  if (node?.type === 'string') return unescapeSingle(node.text.replace(/^b?'|'$/g, ''));
  if (node?.type === 'encapsed_string' && node.namedChildren.every((part) => part?.type === 'string_content')) return node.text.replace(/^b?"|"$/g, '');
  return null;
}

/** The path of `require __DIR__ . '/a.php'`, relative to the file; null when it is put together otherwise. */
export function requiredPath(node: Node | null): string | null {
  const at = node && stripped(node);
  const plain = plainString(at);
  if (plain !== null) return `./${plain}`;
  if (at?.type !== 'binary_expression') return null;
  const tail = plainString(field(at, 'right'));
  const start = field(at, 'left')?.text.replace(/\s+/g, '') ?? '';
  const up = /^(?:dirname\()*__DIR__(?:(?:,(\d))?\))*$/.exec(start);
  if (tail === null || !up) return null;
  const levels = up[1] ? Number(up[1]) : start.split('dirname(').length - 1;
  return `./${'../'.repeat(levels)}${tail.replace(/^\//, '')}`;
}
