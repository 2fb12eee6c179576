import type { Node } from 'web-tree-sitter';
import { field, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

/** Records the annotations of a declaration in the current scope; a single unnamed argument has the name `value`, as in Java. */
export function readAnnotations(reader: Reader, declaration: Node, target: string | null): void {
  for (const node of parts(declaration)) {
    if (typeOf(node) !== 'annotation') continue;
    const name = typeName(field(node, 'name'));
    const list = node.childrenForFieldName('arguments')[0] ?? null;
    const args = reader.args(list).map((one) => (one.name === null ? { ...one, name: 'value' } : one));
    if (name) reader.builder.annotation(node, { name, target, arguments: args });
  }
}
