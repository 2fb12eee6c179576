import type { Node } from 'web-tree-sitter';
import { field, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

const DESIGNATING = new Set(['declaration_pattern', 'var_pattern', 'recursive_pattern', 'list_pattern', 'parenthesized_variable_designation', 'tuple_pattern']);

/** Variables of a pattern, however nested; constants in it are read. */
export function definePatternVariables(reader: Reader, pattern: Node): void {
  const stack = [pattern];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (DESIGNATING.has(typeOf(at))) {
      for (const name of at.childrenForFieldName('name'))
        if (name) reader.builder.define(name, { name: reader.builder.text(name), kind: 'variable', value: null, type: typeName(field(at, 'type')) });
    }
    stack.push(
      ...parts(at)
        .filter((part) => /(pattern|pattern_clause|designation)$/.test(typeOf(part)))
        .toReversed(),
    );
  }
}
