import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, IndexExpr, LiteralExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { readTypeBody } from './classes.ts';
import { makeOf, readInitial } from './construct.ts';
import { isObject, mistakenArguments, typeScope } from './functions.ts';
import { textValue } from './literals.ts';
import type { Reader } from './reader.ts';
import { declared, declaredType, namesOf } from './types.ts';

/** `#include`: the module is the path as written; all its names may be meant. */
export function readInclude({ builder }: Reader, node: Node): void {
  const path = field(node, 'path');
  const text = path ? builder.text(path) : '';
  const module = text.startsWith('<') ? text.slice(1, -1).trim() : text.startsWith('"') ? textValue(text) : '';
  if (module) builder.import(node, { module, name: '*', alias: '*' });
}

/** `using namespace a::b`, `using a::B`. */
export function readUsing({ builder }: Reader, node: Node): void {
  const target = inner(node);
  const names = target ? namesOf(target) : [];
  if (names.length === 0) return;
  if (node.children.some((child) => typeOf(child) === 'namespace')) builder.import(node, { module: names.join('.'), name: '*', alias: '*' });
  else if (names.length > 1) builder.import(node, { module: names.slice(0, -1).join('.'), name: names.at(-1)!, alias: names.at(-1)! });
}

/** `namespace k = a::b`. */
export function readNamespaceAlias({ builder }: Reader, node: Node): void {
  const [name, target] = parts(node);
  if (name && target) {
    const path = typeOf(target) === 'nested_namespace_specifier' ? parts(target).map((part) => part.text) : namesOf(target);
    builder.import(node, { module: path.join('.'), name: null, alias: name.text });
  }
}

/** `using A = n::B`, `typedef n::B A`: another name for it. A struct that is only named so is a type of that name. */
export function readTypeAlias(reader: Reader, node: Node): void {
  const { builder } = reader;
  const type = field(node, 'type');
  const nameNode = field(node, 'name') ?? declared(field(node, 'declarator')).name;
  const name = nameNode?.text ?? null;
  if (!type) return;
  if (field(type, 'body')) {
    readTypeBody(reader, type, field(type, 'name')?.text ?? name);
    return;
  }
  const path = declaredType(type).name?.split('.') ?? [];
  if (!name || path.length === 0 || path.at(-1) === name) return;
  if (path.length > 1) builder.import(node, { module: path.slice(0, -1).join('.'), name: path.at(-1)!, alias: name });
  else if (declaredType(type).shape === 'object') builder.inScope('type', node, { name, supertypes: path }, () => {});
}

/** Variables, constants and objects; declarations of functions tell nothing. */
export function readDeclaration(reader: Reader, node: Node): void {
  const type = field(node, 'type');
  if (type && field(type, 'body')) readTypeBody(reader, type, field(type, 'name')?.text ?? null);
  const isConstant = parts(node).some((part) => typeOf(part) === 'type_qualifier' && /^(const|constexpr|constinit)$/.test(part.text));
  for (const declarator of node.childrenForFieldName('declarator')) if (declarator) readDeclarator(reader, node, type, declarator, isConstant);
}

function readDeclarator(reader: Reader, node: Node, type: Node | null, declarator: Node, isConstant: boolean): void {
  const { builder } = reader;
  const initial = typeOf(declarator) === 'init_declarator' ? field(declarator, 'value') : null;
  const { name, fn } = declared(declarator);
  const declaration = declaredType(type, declarator);
  if (!name) {
    readBindings(reader, declarator, initial);
    return;
  }
  const names = namesOf(name);
  const isLocal = builder.enclosing('function', 'lambda') !== null;
  if (fn && !initial && !(isLocal && isObject(fn))) return;
  const value =
    fn && !initial
      ? makeOf(reader, declarator, declaration.name, type ?? declarator, mistakenArguments(reader, fn))
      : readInitial(reader, node, type, declaration, initial);
  // a pointer to constant characters is a constant where it is never set again, as most are
  const kind: DefinitionKind = isConstant && value !== null ? 'constant' : 'variable';
  const owner = names.length > 1 ? typeScope(reader, node, names.at(-2)!) : undefined;
  const definition = builder.define(node, {
    name: names.at(-1) ?? '',
    kind: owner === undefined ? kind : 'field',
    value,
    type: declaration.name,
    ...(owner === undefined ? {} : { scope: owner }),
  });
  definition.span = builder.span(declarator);
}

/** `auto [a, b] = e`. */
function readBindings(reader: Reader, declarator: Node, initial: Node | null): void {
  const { builder } = reader;
  const list = parts(declarator).find((part) => typeOf(part) === 'structured_binding_declarator') ?? declarator;
  const whole = initial ? reader.expression(initial) : null;
  if (typeOf(list) !== 'structured_binding_declarator' || !whole) return;
  parts(list).forEach((name, at) => {
    const index = builder.expr<LiteralExpr>(name, { kind: 'literal', value: at });
    builder.define(name, { name: name.text, kind: 'variable', value: builder.expr<IndexExpr>(name, { kind: 'index', object: whole, index }) });
  });
}
