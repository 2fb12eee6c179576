import type { Node } from 'web-tree-sitter';
import type { Expr, ReferenceExpr, Scope } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readAnnotations } from './annotations.ts';
import { readArguments } from './arguments.ts';
import { defineParameters } from './parameters.ts';
import { readProperty } from './properties.ts';
import { EXTENSION_RECEIVER, type Reader } from './reader.ts';
import { readBody, readFunctionBody } from './statements.ts';
import { isType, nameText, typeArguments, typeName } from './types.ts';

const childOf = (node: Node, type: string): Node | undefined => parts(node).find((part) => typeOf(part) === type);

/** Reads a declaration; false when the node is none. */
export function readDeclaration(reader: Reader, node: Node): boolean {
  switch (typeOf(node)) {
    case 'package_header': {
      const name = inner(node);
      if (name) reader.builder.program.namespace = nameText(name).replace(/\s+/g, '');
      return true;
    }
    case 'import':
      readImport(reader, node);
      return true;
    case 'class_declaration':
    case 'object_declaration':
      readType(reader, node);
      return true;
    case 'companion_object':
      readCompanion(reader, node);
      return true;
    case 'function_declaration':
      readFunction(reader, node);
      return true;
    case 'secondary_constructor':
      readConstructor(reader, node);
      return true;
    case 'anonymous_initializer': {
      const body = childOf(node, 'block');
      if (body) reader.builder.inScope('block', body, {}, () => void readBody(reader, parts(body)));
      return true;
    }
    case 'property_declaration':
      readProperty(reader, node);
      return true;
    case 'file_annotation':
    case 'type_alias':
    case 'shebang':
      return true;
    default:
      return false;
  }
}

/** A name that is no type (`a.b.ORDERS`, `a.Topics.orders`) is a member of what stands before it. */
function readImport({ builder }: Reader, node: Node): void {
  const [path, renamed] = parts(node);
  if (!path) return;
  const module = nameText(path).replace(/\s+/g, '');
  if (node.children.some((child) => child?.type === '*')) {
    builder.import(node, { module, name: '*', alias: '*' });
    return;
  }
  const dot = module.lastIndexOf('.');
  const last = module.slice(dot + 1);
  const alias = renamed ? nameText(renamed) : last;
  const isTypeName = /^[A-Z]/.test(last) && (/[a-z]/.test(last) || last.length === 1);
  if (dot < 0 || isTypeName) builder.import(node, { module, name: null, alias });
  else builder.import(node, { module: module.slice(0, dot), name: last, alias });
}

/** Class, interface, enum or object. The primary constructor is a function of the type's name whose parameters are fields too. */
function readType(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  const body = childOf(node, 'class_body') ?? childOf(node, 'enum_class_body');
  const named = parts(body ?? null).flatMap((part) => (typeOf(part) === 'companion_object' && nameOf(part)) || []);
  const specifiers = childOf(node, 'delegation_specifiers');
  builder.inScope('type', node, { name, supertypes: [...supertypesOf(specifiers), ...named] }, () => {
    readAnnotations(reader, childOf(node, 'modifiers'), name);
    const primary = childOf(node, 'primary_constructor');
    const isMade = typeOf(node) === 'class_declaration' && !parts(body ?? null).some((part) => typeOf(part) === 'secondary_constructor');
    if (primary || isMade) readPrimary(reader, primary ?? node, primary, name, specifiers);
    else readSuperCalls(reader, specifiers);
    readMembers(reader, body);
  });
}

function readPrimary(reader: Reader, node: Node, primary: Node | null | undefined, name: string | null, specifiers: Node | undefined): void {
  const { builder } = reader;
  const type = builder.scope;
  const list = primary ? childOf(primary, 'class_parameters') : undefined;
  builder.inScope('function', node, { name }, (scope) => {
    if (list) {
      for (const { node: at, name: parameter, ...typed } of defineParameters(reader, list, scope)) {
        const value = builder.expr<ReferenceExpr>(at, { kind: 'reference', name: parameter });
        builder.define(at, {
          name: parameter,
          kind: 'field',
          value,
          type: typed.type,
          ...(typed.typeArguments ? { typeArguments: typed.typeArguments } : {}),
          scope: type,
        });
      }
    }
    readSuperCalls(reader, specifiers);
  });
}

function readMembers(reader: Reader, body: Node | undefined): void {
  for (const member of parts(body ?? null)) {
    if (typeOf(member) === 'enum_entry') readEnumEntry(reader, member);
    else reader.statement(member);
  }
}

/** Members of an unnamed companion are members of the class; a named one is a type that the class inherits from. */
function readCompanion(reader: Reader, node: Node): void {
  if (nameOf(node)) readType(reader, node);
  else {
    readSuperCalls(reader, childOf(node, 'delegation_specifiers'));
    readMembers(reader, childOf(node, 'class_body'));
  }
}

export function nameOf(node: Node): string | null {
  const name = field(node, 'name') ?? childOf(node, 'identifier');
  return name && name.text !== '' ? nameText(name) : null;
}

/** The types of `: A(x), B, C by d`. */
export function supertypesOf(specifiers: Node | undefined): string[] {
  return parts(specifiers ?? null).flatMap((specifier) => {
    const made = inner(specifier);
    return made ? (typeName(isType(made) ? made : inner(made)) ?? []) : [];
  });
}

/** The call of the superclass's constructor, as `super(…)`. */
export function readSuperCalls(reader: Reader, specifiers: Node | undefined): void {
  const { builder } = reader;
  for (const specifier of parts(specifiers ?? null)) {
    const made = inner(specifier);
    const [type, more] = made ? parts(made) : [];
    if (!made || !type || !more) continue;
    if (typeOf(made) === 'explicit_delegation') reader.expression(more);
    else {
      const callee = builder.expr<ReferenceExpr>(type, { kind: 'reference', name: 'super' });
      builder.call(made, { callee, arguments: readArguments(reader, more), isNew: false, nameSpan: builder.span(type) });
    }
  }
}

/** `A("a") { … }` is made by its enum's constructor; `A` alone has no value. */
function readEnumEntry(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = nameOf(node);
  const nameNode = childOf(node, 'identifier');
  if (!name || !nameNode) return;
  readAnnotations(reader, childOf(node, 'modifiers'), name);
  const type = builder.program.scopes[builder.enclosing('type') ?? 0]!.name;
  const list = childOf(node, 'value_arguments');
  const callee = builder.expr<ReferenceExpr>(nameNode, { kind: 'reference', name: type ?? name });
  const value: Expr | null = list
    ? builder.call(node, { callee, arguments: readArguments(reader, list), isNew: true, nameSpan: builder.span(nameNode) })
    : null;
  builder.define(node, { name, kind: 'enum-member', value, type });
  const body = childOf(node, 'class_body');
  if (!body) return;
  const scope = builder.inScope('type', body, { supertypes: type ? [type] : [] }, () => readMembers(reader, body));
  if (value?.kind === 'call') value.body = scope;
}

/** A function; an extension function's receiver is a parameter of its own. */
export function readFunction(reader: Reader, node: Node): number {
  const { builder } = reader;
  const children = parts(node);
  const nameNode = field(node, 'name');
  const list = children.findIndex((part) => typeOf(part) === 'function_value_parameters');
  const receiver = nameNode ? children.slice(0, list).find(isType) : undefined;
  const returned = children.slice(list + 1).find(isType);
  const name = nameNode ? nameText(nameNode) : null;
  const generics = typeArguments('returnArguments', returned ?? null);
  const fields = { name, returns: typeName(returned ?? null), ...generics, receiver: typeName(receiver ?? null) };
  return builder.inScope(nameNode ? 'function' : 'lambda', node, fields, (scope: Scope) => {
    readAnnotations(reader, childOf(node, 'modifiers'), name);
    if (list >= 0) defineParameters(reader, children[list]!, scope);
    const outer = reader.receivers;
    reader.receivers = receiver ? [receiverOf(reader, receiver)] : [];
    readFunctionBody(reader, childOf(node, 'function_body'));
    reader.receivers = outer;
  });
}

function receiverOf({ builder }: Reader, type: Node): Expr {
  builder.define(type, { name: EXTENSION_RECEIVER, kind: 'parameter', value: null, type: typeName(type) });
  return builder.expr<ReferenceExpr>(type, { kind: 'reference', name: EXTENSION_RECEIVER });
}

function readConstructor(reader: Reader, node: Node): void {
  const { builder } = reader;
  const type = builder.program.scopes[builder.enclosing('type') ?? 0]!.name;
  builder.inScope('function', node, { name: type }, (scope) => {
    readAnnotations(reader, childOf(node, 'modifiers'), type);
    const list = childOf(node, 'function_value_parameters');
    if (list) defineParameters(reader, list, scope);
    const delegated = childOf(node, 'constructor_delegation_call');
    if (delegated) {
      const callee = builder.expr<ReferenceExpr>(delegated, { kind: 'reference', name: delegated.text.startsWith('super') ? 'super' : 'this' });
      const args = readArguments(reader, childOf(delegated, 'value_arguments') ?? null);
      builder.call(delegated, { callee, arguments: args, isNew: false, nameSpan: builder.span(delegated) });
    }
    readBody(reader, parts(childOf(node, 'block') ?? null));
  });
}
