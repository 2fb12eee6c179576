import type { Node } from 'web-tree-sitter';
import type { Expr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { constantPath } from './text.ts';

/** `class A::B < C` and `module A`: a type scope of the last name. */
export function readType(reader: Reader, node: Node): void {
  const { builder } = reader;
  const name = field(node, 'name');
  const superclass = inner(field(node, 'superclass') ?? node);
  const parent = field(node, 'superclass') ? superclass : null;
  const isNamed = parent !== null && ['constant', 'scope_resolution'].includes(typeOf(parent));
  if (parent) reader.expression(parent);
  reader.locals.push({ names: new Set(), outer: null });
  builder.inScope('type', node, { name: name ? constantPath(name).split('.').at(-1)! : null, supertypes: isNamed ? [constantPath(parent)] : [] }, () => {
    reader.body(parts(field(node, 'body')));
  });
  reader.locals.pop();
}

/** `class << self` adds to the type around it. */
export const readSingleton = (reader: Reader, node: Node): void => {
  reader.body(parts(field(node, 'body')));
};

/** A method; `initialize` bears its type's name, like constructors elsewhere. The last expression is returned. */
export function readMethod(reader: Reader, node: Node): void {
  const { builder } = reader;
  const written = field(node, 'name')?.text ?? null;
  const type = builder.enclosing('type');
  const name = written === 'initialize' && type !== null ? builder.program.scopes[type]!.name : written;
  reader.locals.push({ names: new Set(), outer: null });
  builder.inScope('function', node, { name }, (scope) => {
    scope.parameters = defineParameters(reader, field(node, 'parameters'));
    const body = field(node, 'body');
    const value = !body ? null : typeOf(body) === 'body_statement' ? reader.body(parts(body)) : reader.expression(body);
    if (value && written !== 'initialize') builder.return(value);
  });
  reader.locals.pop();
}

/** What a block's first parameter is known to hold. */
interface Given {
  kind: 'parameter' | 'loop';
  value: Expr;
}

/** A block or lambda; gives its scope. */
export function readBlock(reader: Reader, node: Node, first: Given | null = null): number {
  const { builder } = reader;
  reader.locals.push({ names: new Set(), outer: reader.locals.at(-1)! });
  const block = typeOf(node) === 'lambda' ? field(node, 'body') : node;
  const id = builder.inScope('lambda', node, {}, (scope) => {
    const from = builder.program.definitions.length;
    scope.parameters = defineParameters(reader, field(node, 'parameters'));
    const definition = builder.program.definitions[from];
    if (first && definition) Object.assign(definition, first);
    const body = block && field(block, 'body');
    const value = body ? reader.body(parts(body)) : null;
    if (value) builder.return(value);
  });
  reader.locals.pop();
  return id;
}

function defineParameters(reader: Reader, list: Node | null): string[] {
  const { builder } = reader;
  return parts(list).flatMap((parameter): string[] => {
    const name = typeOf(parameter) === 'identifier' ? parameter : field(parameter, 'name');
    if (!name) return typeOf(parameter) === 'destructured_parameter' ? defineParameters(reader, parameter) : [];
    reader.locals.at(-1)!.names.add(name.text);
    const value = field(parameter, 'value');
    builder.define(parameter, { name: name.text, kind: 'parameter', value: value ? reader.expression(value) : null });
    return [name.text];
  });
}

/** `attr_reader :x` is a method that gives the field. */
export function readAttributes(reader: Reader, node: Node): void {
  const { builder } = reader;
  for (const argument of parts(field(node, 'arguments'))) {
    if (typeOf(argument) !== 'simple_symbol') continue;
    const name = argument.text.slice(1);
    builder.inScope('function', argument, { name }, () => {
      const self = builder.expr<ReferenceExpr>(argument, { kind: 'reference', name: 'self' });
      builder.return(builder.expr<MemberExpr>(argument, { kind: 'member', object: self, name }));
    });
  }
}
