import type { Node } from 'web-tree-sitter';
import type { Scope } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { readAnnotations } from './annotations.ts';
import type { Reader } from './reader.ts';
import { typeArguments, typeName } from './types.ts';

/** Defines the parameters of a function, lambda or record in its scope: `(A a, B... b)`, `(a, b)` or `a`. */
export function defineParameters(reader: Reader, list: Node, scope: Scope, kind: 'parameter' | 'field' = 'parameter'): void {
  const nodes = list.type === 'identifier' ? [list] : parts(list);
  for (const node of nodes) {
    const declarator = typeOf(node) === 'spread_parameter' ? parts(node).at(-1)! : node;
    const name = typeOf(node) === 'identifier' ? node : field(declarator, 'name');
    if (!name || typeOf(node) === 'receiver_parameter') continue;
    const type = typeOf(node) === 'spread_parameter' ? (parts(node).at(-2) ?? null) : field(node, 'type');
    scope.parameters.push(name.text);
    readAnnotations(reader, node, name.text);
    reader.builder.define(node, { name: name.text, kind, value: null, type: typeName(type), ...typeArguments('typeArguments', type) });
  }
}
