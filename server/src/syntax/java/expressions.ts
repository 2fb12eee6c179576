import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, IndexExpr, LambdaExpr, ListExpr, LiteralExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented, concat, readBinary } from '../binary.ts';
import { field, inner, isComment, parts, typeOf, unwrapped } from '../nodes.ts';
import { MAX_DEPTH } from '../program-builder.ts';
import { readAnnotation } from './annotations.ts';
import { numberValue, stringValue } from './literals.ts';
import { defineParameters } from './parameters.ts';
import { definePatternVariables } from './patterns.ts';
import type { Reader } from './reader.ts';
import { readSwitch } from './switch.ts';
import { typeExpr, typeName } from './types.ts';

/** Casts and parentheses are transparent. */
const transparent = (node: Node): Node =>
  unwrapped(node, (at) => (typeOf(at) === 'parenthesized_expression' ? inner(at) : typeOf(at) === 'cast_expression' ? field(at, 'value') : null));

/** Reads an expression; every call in it is recorded. */
export function readExpression(reader: Reader, start: Node): Expr {
  const { builder } = reader;
  const node = transparent(start);
  switch (typeOf(node)) {
    case 'identifier':
    case 'this':
    case 'super':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
    case 'true':
    case 'false':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: typeOf(node) === 'true' });
    case 'null_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: null });
    case 'character_literal':
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value: stringValue(builder.text(node)) });
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'octal_integer_literal':
    case 'binary_integer_literal':
    case 'decimal_floating_point_literal':
    case 'hex_floating_point_literal': {
      const value = numberValue(builder.text(node));
      return value === null ? builder.unknown(node) : builder.expr<LiteralExpr>(node, { kind: 'literal', value });
    }
    case 'parenthesized_expression':
      return builder.unknown(node);
    case 'annotation':
    case 'marker_annotation':
      return readAnnotation(reader, node, null);
  }
  return builder.nested(node, () => readCompound(reader, node)) ?? builder.unknown(node);
}

function readCompound(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const read = reader.expression;
  const readField = (name: string): Expr => {
    const child = field(node, name);
    return child ? read(child) : builder.unknown(node);
  };
  switch (typeOf(node)) {
    case 'string_literal':
      return readString(reader, node);
    case 'method_invocation':
    case 'field_access':
    case 'array_access':
    case 'scoped_identifier':
      return readChain(reader, node);
    case 'object_creation_expression':
      return readCreation(reader, node);
    case 'binary_expression':
      return readBinary(node, builder, read);
    case 'ternary_expression':
      readField('condition');
      return builder.expr(node, { kind: 'conditional', branches: [readField('consequence'), readField('alternative')], fallback: false });
    case 'switch_expression':
      return readSwitch(reader, node, true);
    case 'lambda_expression':
      return readLambda(reader, node);
    case 'method_reference':
      return readMethodReference(reader, node);
    case 'class_literal': {
      const type = inner(node);
      return type ? builder.expr<MemberExpr>(node, { kind: 'member', object: typeExpr(builder, type).expr, name: 'class' }) : builder.unknown(node);
    }
    case 'assignment_expression':
      return readAssignment(reader, node);
    case 'array_initializer':
    case 'element_value_array_initializer':
      return builder.expr<ListExpr>(node, { kind: 'list', items: parts(node).map(read).map(positional) });
    case 'array_creation_expression': {
      const value = field(node, 'value');
      if (value) return read(value);
      for (const dimensions of parts(node).filter((part) => typeOf(part) === 'dimensions_expr')) parts(dimensions).forEach(read);
      return builder.unknown(node);
    }
    case 'unary_expression': {
      const operand = readField('operand');
      if (field(node, 'operator')?.type !== '-') return builder.unknown(node);
      if (operand.kind !== 'literal') return augmented(builder, node, '-', builder.expr<LiteralExpr>(node, { kind: 'literal', value: 0 }), operand);
      const value = typeof operand.value === 'string' ? `-${operand.value}` : -Number(operand.value);
      return builder.expr<LiteralExpr>(node, { kind: 'literal', value });
    }
    case 'update_expression': {
      const operand = inner(node);
      if (!operand) return builder.unknown(node);
      const operator = node.children.some((child) => child?.type === '++') ? '+' : '-';
      return assign(reader, node, read(operand), operator, builder.expr<LiteralExpr>(node, { kind: 'literal', value: 1 }));
    }
    case 'instanceof_expression': {
      const left = readField('left');
      const name = field(node, 'name');
      if (name) builder.define(name, { name: builder.text(name), kind: 'variable', value: left, type: typeName(field(node, 'right')) });
      const pattern = field(node, 'pattern');
      if (pattern) definePatternVariables(reader, pattern);
      return builder.unknown(node);
    }
    case 'template_expression':
      readField('template_processor');
      return readField('template_argument');
    default:
      // broken or new syntax: what can be read in it is read
      for (const child of parts(node)) if (!typeOf(child).endsWith('_type') && typeOf(child) !== 'type_identifier' && typeOf(child) !== 'block') read(child);
      return builder.unknown(node);
  }
}

const positional = (value: Expr): Argument => ({ name: null, value, isSpread: false });

export function readArguments(reader: Reader, list: Node | null): Argument[] {
  return parts(list).map((argument) => positional(reader.expression(argument)));
}

/** A link of a chain `a.b(x).c[i]`: what it is applied to, its name or index, and a call's arguments. */
interface Link {
  node: Node;
  object: Node | null;
  name: Node | null;
  args: Node | null;
  /** Groovy: a closure after the arguments. */
  closure?: Node | null;
}

function linkOf(node: Node): Link | null {
  switch (typeOf(node)) {
    case 'method_invocation': {
      // asking for all children at once is cheaper than for each field; anything unusual goes by field
      const children = node.namedChildren;
      const args = children.at(-1)!;
      const name = children.at(-2)!;
      const isUsual = children.length >= 2 && children.length <= 3 && typeOf(args) === 'argument_list' && typeOf(name) === 'identifier';
      if (isUsual) return { node, object: children.length === 3 ? children[0]! : null, name, args };
      return { node, object: field(node, 'object'), name: field(node, 'name'), args: field(node, 'arguments'), closure: field(node, 'body') };
    }
    case 'field_access': {
      const [object, name, more] = node.namedChildren;
      if (object && name && !more && typeOf(name) === 'identifier') return { node, object, name, args: null };
      return { node, object: field(node, 'object'), name: field(node, 'field'), args: null };
    }
    case 'scoped_identifier':
      return { node, object: field(node, 'scope'), name: field(node, 'name'), args: null };
    case 'array_access':
      return { node, object: field(node, 'array'), name: field(node, 'index'), args: null };
    default:
      return null;
  }
}

/** `a.b(x).c[i].d`, which the grammar nests to the left, without recursion along the chain. */
function readChain(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const links: Link[] = [];
  let at: Node | null = node;
  while (at) {
    const link = linkOf(at);
    if (!link) break;
    links.push(link);
    at = link.object && transparent(link.object);
  }
  let expr = at ? reader.expression(at) : null;
  for (let depth = 1; links.length > 0; depth++) {
    const link = links.pop()!;
    if (depth % MAX_DEPTH === 0) expr = builder.unknown(link.node);
    expr = readLink(reader, link, expr);
  }
  return expr ?? builder.unknown(node);
}

function readLink(reader: Reader, { node, name, args, closure }: Link, object: Expr | null): Expr {
  const { builder } = reader;
  if (typeOf(node) === 'array_access') {
    return builder.expr<IndexExpr>(node, {
      kind: 'index',
      object: object ?? builder.unknown(node),
      index: name ? reader.expression(name) : builder.unknown(node),
    });
  }
  if (typeOf(node) !== 'method_invocation') {
    return object && name ? builder.expr<MemberExpr>(node, { kind: 'member', object, name: builder.text(name) }) : builder.unknown(node);
  }
  const nameSpan = builder.span(name ?? node);
  const text = name ? builder.text(name) : '';
  const callee: Expr = object
    ? { kind: 'member', object, name: text, scope: builder.scope, span: { ...object.span, endLine: nameSpan.endLine, endColumn: nameSpan.endColumn } }
    : { kind: 'reference', name: text, scope: builder.scope, span: nameSpan };
  const given = reader.arguments(args);
  if (closure) given.push(positional(reader.closure(closure, object, text)));
  return builder.call(node, { callee, arguments: given, isNew: false, nameSpan });
}

/** `new T(x) { … }`: an anonymous body is a type scope of its own. */
function readCreation(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const type = field(node, 'type');
  if (!type) return builder.unknown(node);
  const outer = node.namedChild(0);
  if (outer && !outer.equals(type) && !isComment(outer) && !typeOf(outer).endsWith('annotation') && typeOf(outer) !== 'type_arguments')
    reader.expression(outer);
  const { expr: callee, name } = typeExpr(builder, type);
  const call = builder.call(node, { callee, arguments: reader.arguments(field(node, 'arguments')), isNew: true, nameSpan: builder.span(name) });
  const body = parts(node).at(-1);
  if (body?.type === 'class_body' && call.kind === 'call') {
    const supertype = typeName(type);
    call.body = builder.inScope('type', body, { supertypes: supertype ? [supertype] : [] }, () => reader.members(body));
  }
  return call;
}

function readLambda(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const list = field(node, 'parameters');
  const fn = builder.inScope('lambda', node, {}, (scope) => {
    if (list) defineParameters(reader, list, scope);
    const body = field(node, 'body');
    if (!body) return;
    if (typeOf(body) === 'block') for (const statement of parts(body)) reader.statement(statement);
    else builder.return(reader.expression(body));
  });
  return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: fn });
}

/** `a::b` is a member of a; `T::new` the member `new`. */
function readMethodReference(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const [object, ...rest] = parts(node);
  if (!object) return builder.unknown(node);
  const name = rest.filter((part) => typeOf(part) === 'identifier').at(-1)?.text ?? 'new';
  const isType = object.type.endsWith('_type') || object.type.endsWith('type_identifier');
  return builder.expr<MemberExpr>(node, { kind: 'member', object: isType ? typeExpr(builder, object).expr : reader.expression(object), name });
}

/** Strings and text blocks; `\{x}` of a string template is a part. */
function readString(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const text = builder.text(node);
  if (!text.includes('\\{')) return builder.expr<LiteralExpr>(node, { kind: 'literal', value: stringValue(text) });
  const pieces = parts(node).map((part): Expr => {
    if (typeOf(part) !== 'string_interpolation') return builder.expr<LiteralExpr>(part, { kind: 'literal', value: stringValue(`"${part.text}"`) });
    const value = inner(part);
    return value ? reader.expression(value) : builder.unknown(part);
  });
  return concat(builder, node, pieces);
}

function readAssignment(reader: Reader, node: Node): Expr {
  const left = field(node, 'left');
  const right = field(node, 'right');
  const target = left ? reader.expression(left) : reader.builder.unknown(node);
  const value = right ? reader.expression(right) : reader.builder.unknown(node);
  return assign(reader, node, target, (field(node, 'operator')?.type ?? '=').slice(0, -1), value);
}

/** `target = value`, or `target op= value` when there is an operator; gives the value assigned. */
function assign({ builder }: Reader, node: Node, target: Expr, operator: string, right: Expr): Expr {
  const value = operator ? augmented(builder, node, operator, target, right) : right;
  if (target.kind === 'reference') builder.define(node, { name: target.name, kind: 'variable', value, isDeclaration: false });
  else if (target.kind === 'index') builder.write(node, { target: target.object, key: target.index, value, style: 'index' });
  else if (target.kind === 'member') {
    const type = target.object.kind === 'reference' && target.object.name === 'this' ? builder.enclosing('type') : null;
    if (type !== null) builder.define(node, { name: target.name, kind: 'field', value, isDeclaration: false, scope: type });
    else {
      const key: LiteralExpr = { kind: 'literal', value: target.name, span: target.span, scope: target.scope };
      builder.write(node, { target: target.object, key, value, style: 'member' });
    }
  }
  return value;
}
