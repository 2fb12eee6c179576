import type { Node } from 'web-tree-sitter';
import type { Argument } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';

/** Arguments of a call, index or tuple: `a`, `name: a`, `out var a`. */
export function readArguments(reader: Reader, list: Node | null): Argument[] {
  return parts(list)
    .filter((part) => typeOf(part) === 'argument')
    .map((argument) => {
      const name = field(argument, 'name');
      const value = parts(argument).find((part) => !(name && part.equals(name)));
      // `this` is no named node
      const written = value ?? argument.children.find((child) => child?.type === 'this');
      return { name: name?.text ?? null, value: written ? reader.expression(written) : reader.builder.unknown(argument), isSpread: false };
    });
}
