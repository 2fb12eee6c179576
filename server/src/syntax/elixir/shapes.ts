// What can be told from the shape of a node alone.
import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';

export const argumentsOf = (call: Node): Node[] => parts(parts(call).find((part) => typeOf(part) === 'arguments') ?? null);
export const doBlockOf = (call: Node): Node | null => parts(call).find((part) => typeOf(part) === 'do_block') ?? null;

const CLAUSES = new Set(['else_block', 'rescue_block', 'catch_block', 'after_block']);

/** The expressions of a do block before its `else`, `rescue` … */
export const statementsOf = (block: Node): Node[] => parts(block).filter((part) => !CLAUSES.has(typeOf(part)));
export const clauseOf = (block: Node, type: string): Node | null => parts(block).find((part) => typeOf(part) === type) ?? null;

/** The value of a keyword among arguments (`do: x`), where keywords come last. */
export function keywordOf(args: readonly Node[], name: string): Node | null {
  const last = args.at(-1);
  if (last?.type !== 'keywords') return null;
  const pair = parts(last).find((one) => keyText(field(one, 'key')) === name);
  return (pair && field(pair, 'value')) ?? null;
}

/** `name:` and `"a name":`. */
export function keyText(key: Node | null): string | null {
  if (!key) return null;
  const text = key.text.trim().replace(/:$/, '');
  return typeOf(key) === 'quoted_keyword' ? text.replace(/^["']|["']$/g, '') : text;
}

/** `:name` and `:"a name"` as text, without the colon. */
export function atomText(node: Node | null | undefined): string | null {
  if (node?.type === 'atom') return node.text.slice(1);
  return node?.type === 'quoted_atom' && node.namedChildren.every((part) => part?.type === 'quoted_content') ? node.text.slice(2, -1) : null;
}

/** The expression inside parentheses. */
export function stripped(node: Node): Node {
  let at = node;
  while (typeOf(at) === 'block' && at.namedChildCount === 1) {
    const next = inner(at);
    if (!next) break;
    at = next;
  }
  return at;
}
