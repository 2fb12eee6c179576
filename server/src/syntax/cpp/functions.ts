import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, LambdaExpr, Scope } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { construct, positional } from './construct.ts';
import type { Reader } from './reader.ts';
import { declared, nameExpr, namesOf, typeName } from './types.ts';

/** A function or method with a body. One written outside its class (`void A::f() {}`) belongs to the class. */
export function readFunction(reader: Reader, node: Node): void {
  const { builder } = reader;
  const { name: nameNode, fn } = declared(field(node, 'declarator'));
  const names = nameNode ? namesOf(nameNode) : [];
  const owner = names.length > 1 ? typeScope(reader, node, names.at(-2)!) : null;
  const trailing = fn && parts(fn).find((part) => typeOf(part) === 'trailing_return_type');
  const returns = typeName(trailing ? (parts(trailing)[0] ?? null) : field(node, 'type'));
  builder.inScope('function', node, { name: names.at(-1) ?? null, returns }, (scope) => {
    if (owner !== null) scope.parent = owner;
    readParameters(reader, fn && field(fn, 'parameters'), scope);
    for (const part of parts(node)) {
      if (typeOf(part) === 'field_initializer_list') for (const one of parts(part)) readFieldInitializer(reader, one);
    }
    const body = field(node, 'body') ?? parts(node).find((part) => typeOf(part) === 'try_statement') ?? null;
    for (const statement of typeOf(body ?? node) === 'try_statement' && body ? [body] : parts(body)) reader.statement(statement);
  });
}

/** The class or namespace that a qualified name belongs to; one that is declared elsewhere gets a scope of its own in this file. */
export function typeScope(reader: Reader, node: Node, name: string): number {
  const known = reader.types.get(name);
  if (known !== undefined) return known;
  const scope = reader.builder.inScope('type', node, { name }, () => {});
  reader.types.set(name, scope);
  reader.classes.add(scope);
  return scope;
}

export function readLambda(reader: Reader, node: Node): Expr {
  const declarator = field(node, 'declarator');
  const fn = reader.builder.inScope('lambda', node, {}, (scope) => {
    readParameters(reader, declarator && field(declarator, 'parameters'), scope);
    for (const statement of parts(field(node, 'body'))) reader.statement(statement);
  });
  return reader.builder.expr<LambdaExpr>(node, { kind: 'lambda', function: fn });
}

/** Parameters without a name are called `_`; `(void)` is none. */
function readParameters(reader: Reader, list: Node | null, scope: Scope): void {
  for (const parameter of parts(list)) {
    if (!/parameter_declaration$/.test(typeOf(parameter))) continue;
    const type = field(parameter, 'type');
    const declarator = field(parameter, 'declarator');
    if (!declarator && type?.text === 'void') continue;
    const { name } = declared(declarator);
    const initial = field(parameter, 'default_value');
    scope.parameters.push(name?.text ?? '_');
    const value = initial ? reader.expression(initial) : null;
    if (name) reader.builder.define(parameter, { name: name.text, kind: 'parameter', value, type: typeName(type) });
  }
}

/** `A() : name(args)`: a value for a field, or an object of its type; calls of a base class's constructor too. */
function readFieldInitializer(reader: Reader, node: Node): void {
  const { builder } = reader;
  const [nameNode, initial] = parts(node);
  if (!nameNode || !initial) return;
  const name = namesOf(nameNode).at(-1) ?? '';
  const type = builder.enclosing('type');
  const known = type === null ? undefined : reader.fields.get(type)?.get(name);
  // what it makes is said by the field, which may be declared in another file
  const declaration = known ?? { name, shape: 'object' };
  const made = construct(reader, node, declaration, nameNode, initial);
  const value = !known && made?.kind === 'call' && made.arguments.length === 1 ? made.arguments[0]!.value : made;
  const isBase = type !== null && builder.program.scopes[type]!.supertypes.some((base) => base.split('.').at(-1) === name);
  if (type !== null && value && !isBase) builder.define(node, { name, kind: 'field', value, isDeclaration: false, scope: type });
}

/** Whether `T x(a, b(c));` in a function is an object rather than a function's declaration: its parameters are names and calls alone. */
export function isObject(fn: Node): boolean {
  const list = parts(field(fn, 'parameters'));
  return list.length > 0 && list.every(isArgument);
}

function isArgument(parameter: Node): boolean {
  if (typeOf(parameter) !== 'parameter_declaration' || !/identifier$/.test(field(parameter, 'type')?.type ?? '')) return false;
  const called = field(parameter, 'declarator');
  if (!called) return true;
  if (typeOf(called) === 'abstract_function_declarator') return parts(field(called, 'parameters')).every(isArgument);
  return typeOf(called) === 'parenthesized_declarator' && /identifier$/.test(parts(called)[0]?.type ?? '');
}

/** The arguments of `T x(a, b(c))`, which the grammar takes for parameters of types `a` and `b`. */
export function mistakenArguments(reader: Reader, fn: Node): Argument[] {
  const { builder } = reader;
  return parts(field(fn, 'parameters')).flatMap((parameter): Argument[] => {
    const type = field(parameter, 'type');
    if (!type) return [];
    const called = field(parameter, 'declarator');
    const name = nameExpr(builder, type);
    if (!called) return [positional(name)];
    const given =
      typeOf(called) === 'abstract_function_declarator'
        ? (builder.nested(called, () => mistakenArguments(reader, called)) ?? [])
        : parts(called).map((one) => positional(nameExpr(builder, one)));
    return [positional(builder.call(parameter, { callee: name, arguments: given, isNew: false, nameSpan: builder.span(type) }))];
  });
}
