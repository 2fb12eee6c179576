import type { Node } from 'web-tree-sitter';
import type { Expr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { annotate } from './attributes.ts';
import type { Context } from './context.ts';
import { readFunction } from './functions.ts';
import { variableOf } from './shapes.ts';

/** A class, interface, trait or enum, also one without a name. Traits that it uses count as supertypes. Gives the scope's id. */
export function readType(node: Node, context: Context): number {
  const { builder, names } = context;
  const name = field(node, 'name')?.text ?? null;
  const body = field(node, 'body');
  annotate(node, name, null, context);
  const uses = parts(body).filter((member) => typeOf(member) === 'use_declaration');
  const bases = [...parts(node).filter((part) => typeOf(part) === 'base_clause' || typeOf(part) === 'class_interface_clause'), ...uses];
  const supertypes = bases.flatMap((base) => parts(base).flatMap((one) => (typeOf(one) === 'use_list' ? [] : [names.typeName(one)])));
  return builder.inScope('type', node, { name, supertypes }, () => {
    for (const member of parts(body)) readMember(member, name, context);
  });
}

function readMember(member: Node, owner: string | null, context: Context): void {
  const { builder, names } = context;
  const name = field(member, 'name');
  switch (typeOf(member)) {
    case 'method_declaration': {
      annotate(member, name?.text ?? null, null, context);
      // a constructor is called by its type's name
      const isConstructor = name?.text.toLowerCase() === '__construct' && owner !== null;
      readFunction(member, 'function', isConstructor ? owner : (name?.text ?? null), context);
      return;
    }
    case 'property_declaration': {
      const type = names.declaredType(field(member, 'type'));
      for (const property of parts(member)) {
        if (typeOf(property) !== 'property_element') continue;
        const written = field(property, 'name'),
          value = field(property, 'default_value');
        if (!written) continue;
        annotate(member, variableOf(written), builder.scope, context);
        builder.define(property, { name: variableOf(written), kind: 'field', value: value && context.read(value), type });
      }
      return;
    }
    case 'const_declaration':
      readConstants(member, context);
      return;
    case 'enum_case': {
      const value = field(member, 'value');
      if (name) builder.define(member, { name: name.text, kind: 'enum-member', value: value && context.read(value) });
      return;
    }
    case 'ERROR':
      context.visit(member);
  }
}

/** `const A = 1, B = 2;` of a class or of the file. */
export function readConstants(node: Node, context: Context): void {
  const { builder } = context;
  for (const element of parts(node)) {
    if (typeOf(element) !== 'const_element') continue;
    const name = inner(element);
    const written = parts(element)[1];
    const value: Expr | null = written ? context.read(written) : null;
    if (name) builder.define(element, { name: builder.text(name), kind: 'constant', value });
  }
}
