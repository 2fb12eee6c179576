import type { Node } from 'web-tree-sitter';
import { field, inner, parts } from '../nodes.ts';
import type { Context } from './context.ts';
import { readArguments } from './items.ts';

/** `#[A(x), B]` on a class, member, function or parameter. Without a scope, of the scope that is opened next. */
export function annotate(node: Node, target: string | null, scope: number | null, context: Context): void {
  const { builder, names } = context;
  for (const group of parts(field(node, 'attributes'))) {
    for (const attribute of parts(group)) {
      const name = inner(attribute);
      if (!name) continue;
      const args = readArguments(field(attribute, 'parameters'), context);
      builder.annotation(attribute, {
        name: names.typeName(name).replaceAll('\\', '.'),
        target,
        arguments: args,
        scope: scope ?? builder.program.scopes.length,
      });
    }
  }
}
