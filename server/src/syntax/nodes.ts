// Small ways to look at tree-sitter nodes, shared by front ends whose comments are nodes of their own.
import type { Node } from 'web-tree-sitter';

const COMMENTS = new Set(['comment', 'line_comment', 'block_comment']);

/**
 * What is asked of a node again and again is kept on it: every question to the tree is a call into WASM. Both are set at once, so that
 * nodes have two shapes and no more: with five, V8 gives up on the calls that pass them.
 */
interface Remembered extends Node {
  knownType?: string;
  knownEnd?: number;
}

const UNASKED = -1;

function remembered(node: Node): Remembered {
  const known = node as Remembered;
  if (known.knownType === undefined) {
    known.knownType = node.type;
    known.knownEnd = UNASKED;
  }
  return known;
}

export function typeOf(node: Node): string {
  return remembered(node).knownType!;
}

export function endIndexOf(node: Node): number {
  const known = remembered(node);
  if (known.knownEnd === UNASKED) known.knownEnd = node.endIndex;
  return known.knownEnd!;
}

export const field = (node: Node, name: string): Node | null => node.childForFieldName(name);

/** Named children without comments. */
export function parts(node: Node | null): Node[] {
  if (!node) return [];
  const named = node.namedChildren;
  return named.some((child) => COMMENTS.has(typeOf(child))) ? named.filter((child) => !COMMENTS.has(typeOf(child))) : named;
}

/** Goes inwards as long as a front end says that a node only wraps another: parentheses, casts. */
export function unwrapped(node: Node, within: (node: Node) => Node | null): Node {
  for (let at = node; ; ) {
    const next = within(at);
    if (!next) return at;
    at = next;
  }
}

/** First named child that is no comment. */
export function inner(node: Node): Node | null {
  let at = node.namedChild(0);
  for (let next = 1; at && COMMENTS.has(typeOf(at)); next++) at = node.namedChild(next);
  return at;
}

export const isComment = (node: Node): boolean => COMMENTS.has(typeOf(node));

/** A name that may be written over several lines. */
export const compactText = (node: Node): string => node.text.replace(/\s+/g, '');
