import type { Node } from 'web-tree-sitter';
import { field, parts, typeOf } from './nodes.ts';

export const operatorOf = (node: Node): string => field(node, 'operator')?.type.toLowerCase() ?? '';

/** Operands of `a . b . c`, whether the grammar nests the operator to the left or to the right. */
export function operandsOf(node: Node): Node[] {
  const type = typeOf(node);
  const operator = operatorOf(node);
  const isSame = (side: Node): boolean => typeOf(side) === type && operatorOf(side) === operator;
  const before: Node[] = [];
  const after: Node[] = [];
  for (let at = node; ; ) {
    const left = field(at, 'left'),
      right = field(at, 'right');
    if (!left || !right) return [...before, ...parts(at), ...after.reverse()];
    if (isSame(left)) {
      after.push(right);
      at = left;
    } else if (isSame(right)) {
      before.push(left);
      at = right;
    } else return [...before, left, right, ...after.reverse()];
  }
}
