import type { Node } from 'web-tree-sitter';
import type { Argument } from '../../core/program.ts';
import { parts, typeOf } from '../nodes.ts';
import { mapKey } from './maps.ts';
import type { GroovyReader } from './reader.ts';

/** `(a: 1, b)`: named arguments and others, in any order. */
export function readArguments(reader: GroovyReader, list: Node | null): Argument[] {
  return parts(list).map((argument): Argument => {
    if (typeOf(argument) !== 'map_item') return { name: null, value: reader.expression(argument), isSpread: false };
    const { key, value } = mapKey(reader, argument);
    return { name: key.kind === 'literal' ? String(key.value) : null, value, isSpread: false };
  });
}
