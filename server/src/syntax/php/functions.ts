import type { Node } from 'web-tree-sitter';
import type { ReferenceExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { annotate } from './attributes.ts';
import { variableOf } from './shapes.ts';

/** Reads a function, method, closure or arrow function; an expression body is returned. Gives the scope's id. */
export function readFunction(node: Node, kind: 'function' | 'lambda', name: string | null, context: Context): number {
  const { builder, names } = context;
  const parameters = parts(field(node, 'parameters')).filter((one) => field(one, 'name') !== null);
  const named = parameters.map((one) => variableOf(field(one, 'name')!));
  const returns = names.declaredType(field(node, 'return_type'));
  return builder.inScope(kind, node, { name, parameters: named, returns }, () => {
    for (const [at, one] of parameters.entries()) defineParameter(one, named[at]!, context);
    const body = field(node, 'body');
    if (body?.type === 'compound_statement') for (const statement of parts(body)) context.visit(statement);
    else if (body) builder.return(context.read(body));
  });
}

/** A promoted parameter of a constructor declares a field of the same name. */
function defineParameter(node: Node, name: string, context: Context): void {
  const { builder } = context;
  const value = field(node, 'default_value');
  const type = context.names.declaredType(field(node, 'type'));
  annotate(node, name, builder.scope, context);
  builder.define(node, { name, kind: 'parameter', value: value && context.read(value), type });
  const owner = typeOf(node) === 'property_promotion_parameter' ? builder.enclosing('type') : null;
  if (owner === null) return;
  builder.define(node, { name, kind: 'field', value: builder.expr<ReferenceExpr>(node, { kind: 'reference', name }), type, scope: owner });
}
