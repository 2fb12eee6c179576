import type { Node } from 'web-tree-sitter';
import { field, parts, typeOf } from '../nodes.ts';
import { readInitial } from './construct.ts';
import type { DeclaredType, Reader } from './reader.ts';
import { declared, declaredType, typeName } from './types.ts';

/** A class, struct, union or enum with its body. */
export function readTypeBody(reader: Reader, node: Node, name: string | null): void {
  if (typeOf(node) === 'enum_specifier') readEnum(reader, node, name);
  else readClass(reader, node, name);
}

function readClass(reader: Reader, node: Node, name: string | null): void {
  const { builder } = reader;
  const bases = parts(parts(node).find((part) => typeOf(part) === 'base_class_clause') ?? null);
  const supertypes = bases.flatMap((base) => (/identifier$|^template_type$/.test(typeOf(base)) ? (typeName(base) ?? []) : []));
  builder.inScope('type', node, { name, supertypes }, (scope) => {
    if (name) reader.types.set(name.split('::').at(-1)!, scope.id);
    reader.classes.add(scope.id);
    const members = parts(field(node, 'body'));
    reader.fields.set(scope.id, fieldTypes(members));
    for (const member of members) reader.statement(member);
  });
}

/** Known before the constructors are read, which stand first in most classes. */
function fieldTypes(members: Node[]): Map<string, DeclaredType> {
  const types = new Map<string, DeclaredType>();
  for (const member of members) {
    if (typeOf(member) !== 'field_declaration') continue;
    for (const declarator of member.childrenForFieldName('declarator')) {
      const { name, fn } = declared(declarator);
      if (name && !fn) types.set(name.text, declaredType(field(member, 'type'), declarator));
    }
  }
  return types;
}

/** Fields of a class; declarations of methods tell nothing. */
export function readField(reader: Reader, node: Node): void {
  const { builder } = reader;
  const type = field(node, 'type');
  if (type && field(type, 'body')) readTypeBody(reader, type, field(type, 'name')?.text ?? null);
  const initial = field(node, 'default_value');
  for (const declarator of node.childrenForFieldName('declarator')) {
    const { name, fn } = declared(declarator);
    if (!name || fn) continue;
    const declaration = declaredType(type, declarator);
    // what constructors make of it is said there
    const value = initial ? readInitial(reader, node, type, declaration, initial) : null;
    builder.define(node, { name: name.text, kind: 'field', value, type: declaration.name });
  }
}

/** Members of a plain enum are names of the scope around it, those of an `enum class` its own. */
function readEnum(reader: Reader, node: Node, name: string | null): void {
  const { builder } = reader;
  const read = (): void => {
    for (const member of parts(field(node, 'body'))) {
      const memberName = field(member, 'name');
      const value = field(member, 'value');
      if (memberName) builder.define(member, { name: memberName.text, kind: 'enum-member', value: value ? reader.expression(value) : null });
    }
  };
  if (node.children.some((child) => /^(class|struct)$/.test(typeOf(child)))) builder.inScope('type', node, { name }, read);
  else read();
}
