// What can be told from the shape of a node alone.
import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { unescapeText } from './text.ts';

/** Forms that change an expression's type or time, never its value. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  'parenthesized_expression',
  'await_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
  'instantiation_expression',
]);

/** The expression below parentheses, `await`, `as T`, `!` … */
export function stripped(node: Node): Node {
  let at = node;
  for (let next: Node | null = at; next; next = TRANSPARENT.has(typeOf(at)) ? inner(at) : null) at = next;
  return at;
}

export const stringOf = (node: Node | null | undefined): string | null => (node?.type === 'string' ? unescapeText(node.text.slice(1, -1)) : null);

/** A property's name: an identifier is a string, `[e]` is an expression. */
export function readKey(node: Node, context: Context): Expr {
  if (typeOf(node) === 'computed_property_name') {
    const value = inner(node);
    return value ? context.read(value) : context.builder.unknown(node);
  }
  if (typeOf(node) === 'string' || typeOf(node) === 'number') return context.read(node);
  return context.builder.expr<LiteralExpr>(node, { kind: 'literal', value: node.text });
}

/** The module that `require('x')` or `import('x')` names, else null. */
export function requiredModule(node: Node): string | null {
  const at = stripped(node);
  if (typeOf(at) !== 'call_expression') return null;
  const callee = field(at, 'function');
  if (callee?.type !== 'import' && !(callee?.type === 'identifier' && callee.text === 'require')) return null;
  return stringOf(parts(field(at, 'arguments'))[0]);
}

/** Whether an anonymous token (`readonly`, `static`) stands directly in a node. */
export const hasToken = (node: Node, token: string): boolean => node.children.some((child) => child?.type === token);
