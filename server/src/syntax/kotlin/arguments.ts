import type { Node } from 'web-tree-sitter';
import type { Argument } from '../../core/program.ts';
import { parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { nameText } from './types.ts';

/** What a `value_argument` holds: `name = value`, `*values` or a value. */
export function argumentParts(argument: Node): { name: Node | null; value: Node | null; isSpread: boolean } {
  const children = parts(argument).filter((part) => typeOf(part) !== 'annotation');
  const isNamed = children.length > 1 && argument.children.some((child) => child?.type === '=');
  const value = children.at(-1) ?? null;
  const isSpread = value !== null && typeOf(value) === 'spread_expression';
  return { name: isNamed ? children[0]! : null, value: isSpread ? (parts(value).at(-1) ?? null) : value, isSpread };
}

export function readArguments(reader: Reader, list: Node | null): Argument[] {
  return parts(list).flatMap((argument) => {
    const { name, value, isSpread } = argumentParts(argument);
    return value ? [{ name: name ? nameText(name) : null, value: reader.expression(value), isSpread }] : [];
  });
}
