import type { Node } from 'web-tree-sitter';
import { compactText, field, inner, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { readArguments, readExpression } from './expressions.ts';

/** `@a.b(x, k=v)` above a function or class. The decorator itself is an annotation, not a call. */
export function readDecorated(node: Node, context: Context): void {
  const { builder } = context;
  const definition = field(node, 'definition');
  if (!definition) return;
  const made = parts(node)
    .filter((part) => typeOf(part) === 'decorator')
    .flatMap((decorator) => {
      const expression = inner(decorator);
      if (!expression) return [];
      const isCall = typeOf(expression) === 'call';
      const callee = (isCall ? field(expression, 'function') : null) ?? expression;
      const object = typeOf(callee) === 'attribute' ? field(callee, 'object') : null;
      return [
        {
          decorator,
          name: compactText(callee),
          ...(object && { receiver: readExpression(object, context) }),
          arguments: isCall ? readArguments(field(expression, 'arguments'), context) : [],
        },
      ];
    });
  // lambdas among the arguments have opened their scopes: the next one is the definition's
  const scope = builder.program.scopes.length;
  for (const { decorator, ...fields } of made) builder.annotation(decorator, { ...fields, target: field(definition, 'name')?.text ?? null, scope });
  context.visit(definition);
}
