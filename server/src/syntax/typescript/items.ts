import type { Node } from 'web-tree-sitter';
import type { Argument } from '../../core/program.ts';
import { inner, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';

/** Arguments of a call, or items of a list. What could not be parsed among them is read, but takes no position. */
export function readItems(node: Node | null, context: Context): Argument[] {
  return parts(node).flatMap((one): Argument[] => {
    const isSpread = typeOf(one) === 'spread_element';
    const value = context.read((isSpread && inner(one)) || one);
    return typeOf(one) === 'ERROR' ? [] : [{ name: null, value, isSpread }];
  });
}
