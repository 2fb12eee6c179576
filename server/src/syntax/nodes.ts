// Small ways to look at tree-sitter nodes, shared by front ends whose comments are nodes of their own.
import type { Node } from 'web-tree-sitter';

const COMMENTS = new Set(['comment', 'line_comment', 'block_comment']);

export const field = (node: Node, name: string): Node | null => node.childForFieldName(name);

/** Named children without comments. */
export function parts(node: Node | null): Node[] {
  if (!node) return [];
  const named = node.namedChildren;
  return named.some((child) => COMMENTS.has(child.type)) ? named.filter((child) => !COMMENTS.has(child.type)) : named;
}

/** First named child that is no comment. */
export function inner(node: Node): Node | null {
  let at = node.namedChild(0);
  for (let next = 1; at && COMMENTS.has(at.type); next++) at = node.namedChild(next);
  return at;
}

export const isComment = (node: Node): boolean => COMMENTS.has(node.type);

/** A name that may be written over several lines. */
export const compactText = (node: Node): string => node.text.replace(/\s+/g, '');
