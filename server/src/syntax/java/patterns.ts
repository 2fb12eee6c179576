import type { Node } from 'web-tree-sitter';
import { parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

/** Variables of a type or record pattern, however nested. */
export function definePatternVariables(reader: Reader, pattern: Node): void {
  const stack = [pattern];
  for (let at = stack.pop(); at; at = stack.pop()) {
    const children = parts(at);
    const name = children.at(-1);
    const isVariable = (typeOf(at) === 'type_pattern' || typeOf(at) === 'record_pattern_component') && children.length > 1 && name?.type === 'identifier';
    if (isVariable) reader.builder.define(at, { name: name.text, kind: 'variable', value: null, type: typeName(children.at(-2)!) });
    else stack.push(...children.toReversed());
  }
}
