import type { Node } from 'web-tree-sitter';
import { compactText, field, inner, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { typeName } from './text.ts';

interface Parameter {
  node: Node;
  name: string;
  type: string | null;
  value: Node | null;
}

/** `def` and `async def`. */
export function readFunction(node: Node, context: Context): void {
  const { builder } = context;
  const parameters = parametersOf(field(node, 'parameters'));
  const type = field(node, 'return_type');
  builder.inScope(
    'function',
    node,
    { name: field(node, 'name')?.text ?? null, parameters: parameters.map((one) => one.name), returns: type && typeName(type.text) },
    () => {
      for (const one of parameters) defineParameter(one, context);
      for (const statement of parts(field(node, 'body'))) context.visit(statement);
    },
  );
}

/** Gives the scope's id; the body is returned. */
export function readLambda(node: Node, context: Context): number {
  const { builder } = context;
  const parameters = parametersOf(field(node, 'parameters'));
  return builder.inScope('lambda', node, { parameters: parameters.map((one) => one.name) }, () => {
    for (const one of parameters) defineParameter(one, context);
    const body = field(node, 'body');
    if (body) builder.return(context.read(body));
  });
}

function defineParameter(one: Parameter, { builder, read }: Context): void {
  builder.define(one.node, { name: one.name, kind: 'parameter', value: one.value && read(one.value), type: one.type });
}

/** Names without stars; the separators `*` and `/` are none. */
function parametersOf(node: Node | null): Parameter[] {
  return parts(node).flatMap((one): Parameter[] => {
    if (typeOf(one).endsWith('_separator')) return [];
    let name = typeOf(one) === 'identifier' ? one : (field(one, 'name') ?? inner(one));
    if (name?.type.endsWith('_splat_pattern')) name = inner(name);
    const type = field(one, 'type');
    return name?.type === 'identifier' ? [{ node: one, name: name.text, type: type && typeName(type.text), value: field(one, 'value') }] : [];
  });
}

/** A class with its base classes; keyword arguments such as `metaclass` are no types. */
export function readClass(node: Node, context: Context): void {
  const { builder } = context;
  const bases = parts(field(node, 'superclasses')).filter((base) => typeOf(base) !== 'keyword_argument');
  for (const base of bases) if (typeOf(base) === 'call') context.read(base);
  builder.inScope('type', node, { name: field(node, 'name')?.text ?? null, supertypes: bases.flatMap((base) => typeName(compactText(base)) ?? []) }, () => {
    for (const statement of parts(field(node, 'body'))) context.visit(statement);
  });
}
