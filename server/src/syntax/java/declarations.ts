import type { Node } from 'web-tree-sitter';
import type { Expr, ReferenceExpr, Scope } from '../../core/program.ts';
import { compactText, field, inner, parts, typeOf } from '../nodes.ts';
import { modifiersOf, readAnnotations } from './annotations.ts';
import { defineParameters } from './parameters.ts';
import type { Reader } from './reader.ts';
import { typeArguments, typeName } from './types.ts';

const nameOf = (node: Node): string | null => {
  const name = field(node, 'name');
  return name && name.text !== '' ? name.text : null;
};

export function readImport({ builder }: Reader, node: Node): void {
  const path = inner(node);
  if (!path) return;
  const name = compactText(path);
  const isStatic = node.children.some((child) => child?.type === 'static');
  const isWildcard = parts(node).some((part) => typeOf(part) === 'asterisk');
  const dot = name.lastIndexOf('.');
  if (isWildcard) builder.import(node, { module: name, name: isStatic ? '*' : null, alias: '*' });
  else if (isStatic) builder.import(node, { module: name.slice(0, Math.max(dot, 0)), name: name.slice(dot + 1), alias: name.slice(dot + 1) });
  else builder.import(node, { module: name, name: null, alias: name.slice(dot + 1) });
}

/** Class, interface, enum, record or annotation type. */
export function readType(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  builder.inScope('type', node, { name, supertypes: supertypesOf(node) }, (scope) => {
    readAnnotations(reader, node, name);
    const components = field(node, 'parameters');
    if (components) defineParameters(reader, components, scope, 'field');
    const body = field(node, 'body');
    if (body) reader.members(body);
  });
}

function supertypesOf(node: Node): string[] {
  const clauses = [field(node, 'superclass'), field(node, 'interfaces'), ...parts(node).filter((part) => typeOf(part) === 'extends_interfaces')];
  const types = clauses.flatMap((clause) => parts(clause)).flatMap((type) => (typeOf(type) === 'type_list' ? parts(type) : [type]));
  return types.map(typeName).filter((name) => name !== null);
}

/** Members of a class body into the current scope. */
export function readMembers(reader: Reader, body: Node): void {
  for (const member of parts(body)) {
    switch (typeOf(member)) {
      case 'static_initializer':
        for (const block of parts(member)) reader.statement(block);
        break;
      case 'enum_body_declarations':
        readMembers(reader, member);
        break;
      case 'enum_constant':
        readEnumConstant(reader, member);
        break;
      default:
        reader.statement(member);
    }
  }
}

/** Fields, interface constants and local variables. */
export function readVariables(reader: Reader, node: Node): void {
  const { builder } = reader;
  const modifiers = modifiersOf(node);
  const has = (word: string): boolean => modifiers?.children.some((child) => child?.type === word) ?? false;
  const isConstant = typeOf(node) === 'constant_declaration' || (typeOf(node) === 'field_declaration' && has('static') && has('final'));
  const kind = isConstant ? 'constant' : typeOf(node) === 'local_variable_declaration' ? 'variable' : 'field';
  const typeNode = field(node, 'type');
  const type = typeName(typeNode);
  const generics = typeArguments('typeArguments', typeNode);
  for (const declarator of parts(node)) {
    if (typeOf(declarator) !== 'variable_declarator') continue;
    const name = nameOf(declarator);
    if (!name) continue;
    readAnnotations(reader, node, name);
    const value = field(declarator, 'value');
    builder.define(declarator, { name, kind, value: value ? reader.expression(value) : null, type, ...generics });
  }
}

/** `A("a") { … }` is made by its enum's constructor; `A` alone has no value. */
function readEnumConstant(reader: Reader, node: Node): void {
  const { builder } = reader;
  const nameNode = field(node, 'name');
  if (!nameNode) return;
  const name = nameNode.text;
  readAnnotations(reader, node, name);
  const type = builder.program.scopes[builder.enclosing('type') ?? 0]!.name;
  const list = field(node, 'arguments');
  const callee = builder.expr<ReferenceExpr>(nameNode, { kind: 'reference', name: type ?? name });
  const value: Expr | null = list ? builder.call(node, { callee, arguments: reader.arguments(list), isNew: true, nameSpan: builder.span(nameNode) }) : null;
  builder.define(node, { name, kind: 'enum-member', value, type });
  const body = field(node, 'body');
  if (!body) return;
  const scope = builder.inScope('type', body, { supertypes: type ? [type] : [] }, () => reader.members(body));
  if (value?.kind === 'call') value.body = scope;
}

/** Method, constructor, compact constructor or annotation element. */
export function readFunction(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  const returned = field(node, 'type');
  builder.inScope('function', node, { name, returns: typeName(returned), ...typeArguments('returnArguments', returned) }, (scope: Scope) => {
    readAnnotations(reader, node, name);
    const parameters = field(node, 'parameters');
    if (parameters) defineParameters(reader, parameters, scope);
    const body = field(node, 'body');
    for (const statement of parts(body)) reader.statement(statement);
    const value = typeOf(node) === 'annotation_type_element_declaration' ? field(node, 'value') : null;
    if (value) builder.return(reader.expression(value));
  });
}

/** `super(…)` and `this(…)`. */
export function readConstructorCall(reader: Reader, node: Node): void {
  const { builder } = reader;
  const object = field(node, 'object');
  if (object) reader.expression(object);
  const target = field(node, 'constructor');
  const callee = target ? reader.expression(target) : builder.unknown(node);
  builder.call(node, { callee, arguments: reader.arguments(field(node, 'arguments')), isNew: false, nameSpan: builder.span(target ?? node) });
}
