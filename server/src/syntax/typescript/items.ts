import type { Node } from 'web-tree-sitter';
import type { Argument } from '../../core/program.ts';
import { inner } from '../nodes.ts';
import type { Context } from './context.ts';

/** An argument or list item, `...x` too. */
export function readItem(node: Node, context: Context): Argument {
  const isSpread = node.type === 'spread_element';
  return { name: null, value: context.read((isSpread && inner(node)) || node), isSpread };
}
