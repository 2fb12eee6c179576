import type { Node } from 'web-tree-sitter';
import type { Argument } from '../../core/program.ts';
import { field, inner, typeOf } from '../nodes.ts';
import { readTokens } from './macros.ts';
import type { Reader } from './reader.ts';
import { dotted } from './types.ts';

/** An attribute, not yet recorded: it stands before what it decorates. */
export interface Attribute {
  node: Node;
  name: string;
  arguments: Argument[];
}

export function readAttributes(reader: Reader, item: Node): Attribute[] {
  const attribute = inner(item);
  const path = attribute?.type === 'attribute' ? inner(attribute) : null;
  if (!attribute || !path) return [];
  const args = field(attribute, 'arguments');
  const value = field(attribute, 'value');
  const read: Argument[] =
    args && typeOf(args) === 'token_tree' ? readTokens(reader, args) : value ? [{ name: null, value: reader.expression(value), isSpread: false }] : [];
  return [{ node: item, name: dotted(path), arguments: read }];
}
