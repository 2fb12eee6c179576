import type { Node } from 'web-tree-sitter';
import type { Argument, CallExpr, Expr, LiteralExpr, MemberExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { MAX_DEPTH } from '../program-builder.ts';
import { asMap, collectionOf, emptyCollection, isCollectionName } from './collections.ts';
import { readCaseLambda } from './lambdas.ts';
import type { Reader } from './reader.ts';
import { transparent } from './transparent.ts';
import { typeExpr, typeName } from './types.ts';

export const positional = (value: Expr): Argument => ({ name: null, value, isSpread: false });

/** Methods of the standard library that are called without parentheses and give another form of the same value, or a duration. */
const PARENLESS = new Set(
  [
    'asJava',
    'asJavaCollection',
    'asScala',
    'toMap',
    'toList',
    'toSeq',
    'toSet',
    'toVector',
    'toArray',
    'toInt',
    'toLong',
    'toDouble',
    'toBoolean',
    'toShort',
  ].concat(
    [
      'toString',
      'toLowerCase',
      'trim',
      'stripMargin',
      'getClass',
      'getName',
      'getCanonicalName',
      'getSimpleName',
      'some',
      'pure',
      'toJava',
      'toScala',
      'toMillis',
    ],
    ['millis', 'milliseconds', 'millisecond', 'seconds', 'second', 'minutes', 'minute', 'hours', 'hour', 'days', 'day', 'milli'],
  ),
);

/** Methods that call a function for each item. */
const EACH = new Set(['foreach', 'map', 'flatMap', 'foreachEntry', 'traverse', 'traverse_']);

/** `(a, b = c, xs: _*)`, `{ … }`, `{ case … }` and `: indented`. */
export function readArguments(reader: Reader, list: Node | null, over: Expr | null = null): Argument[] {
  if (!list) return [];
  switch (typeOf(list)) {
    case 'arguments':
      return parts(list).map((argument) => readArgument(reader, argument));
    case 'case_block':
    case 'indented_cases':
      return [positional(readCaseLambda(reader, list, over))];
    case 'colon_argument':
      return [positional(readColonArgument(reader, list))];
    default:
      return [positional(reader.expression(list))];
  }
}

function readArgument(reader: Reader, node: Node): Argument {
  const { builder } = reader;
  if (typeOf(node) === 'assignment_expression') {
    const left = field(node, 'left');
    const right = field(node, 'right');
    if (left?.type === 'identifier' && right) return { name: builder.text(left), value: reader.expression(right), isSpread: false };
  }
  if (typeOf(node) === 'ascription_expression' && parts(node).at(-1)?.type === 'repeated_parameter_type') {
    const [spread] = parts(node);
    if (spread) return { name: null, value: reader.expression(spread), isSpread: true };
  }
  if (typeOf(node) === 'postfix_expression' && parts(node).at(-1)?.text === '*') {
    const [spread] = parts(node);
    if (spread) return { name: null, value: reader.expression(spread), isSpread: true };
  }
  return positional(reader.expression(node));
}

/** `f: x => …` and `f: …` over indented lines. */
function readColonArgument(reader: Reader, node: Node): Expr {
  const cases = parts(node).find((part) => typeOf(part) === 'indented_cases');
  if (cases) return readCaseLambda(reader, cases);
  const block = parts(node).find((part) => typeOf(part) === 'indented_block');
  if (!block) return reader.builder.unknown(node);
  const start = parts(node).find((part) => !part.equals(block));
  if (!start) return reader.expression(block);
  const { builder } = reader;
  const fn = builder.inScope('lambda', node, {}, (scope) => {
    for (const one of typeOf(start) === 'bindings' ? parts(start) : [start]) {
      const name = typeOf(one) === 'binding' ? (field(one, 'name')?.text ?? '_') : one.text;
      scope.parameters.push(name);
      builder.define(one, { name, kind: 'parameter', value: null, type: typeName(typeOf(one) === 'binding' ? field(one, 'type') : null) });
    }
    const value = reader.body(block);
    if (value) builder.return(value);
  });
  return builder.expr(node, { kind: 'lambda', function: fn });
}

/** A link of `a.b[T](x)(y).c`: what it is applied to, from the outside in. */
function objectOf(node: Node): Node | null {
  switch (typeOf(node)) {
    case 'call_expression':
    case 'generic_function':
      return field(node, 'function');
    case 'field_expression':
      return field(node, 'value');
    default:
      return null;
  }
}

const isInfix = (node: Node): boolean => typeOf(node) === 'infix_expression' || typeOf(node) === 'postfix_expression';

/** The infix expression that the grammar takes a chain to be applied to (`a -> b[T](x)`), with the links that belong to its last operand. */
export function infixUnder(node: Node): { infix: Node; links: Node[] } | null {
  const links: Node[] = [];
  for (let at: Node | null = node; at; at = objectOf(at)) {
    if (isInfix(at)) return { infix: at, links };
    links.push(at);
  }
  return null;
}

/** A chain, which the grammar nests to the left, without recursion along it. `outer` are links around it, from the outside in. */
export function readChain(reader: Reader, node: Node, outer: readonly Node[] = []): Expr {
  const { builder } = reader;
  const links = [...outer];
  let at: Node | null = node;
  for (let object = objectOf(at); object; object = objectOf(at)) {
    if (isInfix(object)) return reader.infix(node);
    links.push(at);
    at = transparent(object);
  }
  let expr = typeOf(at) === 'instance_expression' ? readCreation(reader, at) : reader.expression(at);
  const start = expr.span;
  // argument lists that follow each other belong to one call; in parentheses of its own a call is complete
  let open: CallExpr | null = typeOf(at) === 'instance_expression' && expr.kind === 'call' ? expr : null;
  for (let depth = 1; links.length > 0; depth++) {
    const link = links.pop()!;
    const isBorrowed = links.length < outer.length;
    if (depth % MAX_DEPTH === 0) expr = builder.unknown(link);
    const next = links.at(-1);
    const isCalled =
      next !== undefined && (typeOf(next) === 'call_expression' || (typeOf(next) === 'generic_function' && links.at(-2)?.type === 'call_expression'));
    switch (typeOf(link)) {
      case 'field_expression':
        expr = readSelection(reader, link, expr, isCalled);
        open = null;
        break;
      case 'generic_function':
        expr = applied(reader, link, expr);
        break;
      default:
        if (field(link, 'function')?.type === 'parenthesized_expression') open = null;
        expr = readCall(reader, link, expr, open);
        open = expr.kind === 'call' ? expr : null;
    }
    // the grammar lets such a link start where the whole infix expression does
    if (isBorrowed) expr.span = { ...expr.span, line: start.line, column: start.column };
  }
  return expr;
}

/** `a.b`. What is not called may be a method without arguments, so lower-case names are recorded as such. */
function readSelection({ builder }: Reader, node: Node, object: Expr, isCalled: boolean): Expr {
  const nameNode = field(node, 'field');
  if (!nameNode) return builder.unknown(node);
  const name = builder.text(nameNode).replaceAll('`', '');
  if (name === 'empty' && !isCalled && isCollectionName(object)) return emptyCollection(builder, node, object);
  if (name === 'toMap' && !isCalled && object.kind === 'list') return asMap(object);
  if (name === 'stripMargin' && !isCalled && object.kind === 'literal' && typeof object.value === 'string')
    return builder.expr<LiteralExpr>(node, { kind: 'literal', value: object.value.replace(/^[ \t]*\|/gm, '') });
  const callee = builder.expr<MemberExpr>(node, { kind: 'member', object, name });
  if (isCalled || !/^[\p{Ll}_]/u.test(name)) return callee;
  const call = builder.call(node, { callee, arguments: [], isNew: false, nameSpan: builder.span(nameNode) });
  return PARENLESS.has(name) ? call : callee;
}

/** `classOf[T]` is a member of T, as in Java; a cast is its value. */
function applied({ builder }: Reader, node: Node, expr: Expr): Expr {
  const types = parts(field(node, 'type_arguments'));
  if (expr.kind === 'reference' && expr.name === 'classOf' && types[0])
    return builder.expr<MemberExpr>(node, { kind: 'member', object: typeExpr(builder, types[0]).expr, name: 'class' });
  if (expr.kind === 'member' && expr.name === 'asInstanceOf') return expr.object;
  if (expr.kind === 'member' && expr.name === 'empty' && isCollectionName(expr.object)) return emptyCollection(builder, node, expr.object);
  return expr;
}

function readCall(reader: Reader, node: Node, called: Expr, open: CallExpr | null): Expr {
  const { builder } = reader;
  const callee = madeBy(called);
  const list = field(node, 'arguments');
  const over = callee.kind === 'member' && !open && EACH.has(callee.name) ? callee.object : null;
  const args = readArguments(reader, list, over);
  if (open) {
    open.arguments.push(...args);
    open.span = builder.span(node);
    return open;
  }
  const made = collectionOf(builder, node, callee, args);
  if (made) return made;
  if (callee.kind !== 'reference' && callee.kind !== 'member') {
    const [key] = args;
    return args.length === 1 && key ? builder.expr(node, { kind: 'index', object: callee, index: key.value }) : builder.unknown(node);
  }
  const end = callee.span;
  const nameSpan = { ...end, line: end.endLine, column: Math.max(end.endColumn - callee.name.length, 1) };
  const call = builder.call(node, { callee, arguments: args, isNew: isCreation(callee.name), nameSpan });
  const fn = field(node, 'function');
  return withTypes(call, fn?.type === 'generic_function' ? field(fn, 'type_arguments') : null);
}

/** What is called by a capitalised name is made, except for what only holds its argument. */
const HOLDERS = new Set(['Option', 'Some', 'Right', 'Left', 'Success', 'Try', 'IO', 'Future', 'Resource', 'Task', 'AnyRef']);
const isCreation = (name: string): boolean => /^\p{Lu}/u.test(name) && !HOLDERS.has(name);

/** `T.apply(x)` is `T(x)`. */
function madeBy(callee: Expr): Expr {
  const { object } = callee.kind === 'member' && callee.name === 'apply' ? callee : { object: null };
  return (object?.kind === 'reference' || object?.kind === 'member') && isCreation(object.name) ? object : callee;
}

/** Notes the type arguments that are written at a call. */
function withTypes(call: Expr, list: Node | null): Expr {
  const types = parts(list).map(typeName);
  if (call.kind === 'call' && types.length > 0) call.types = types.map((type) => type ?? '_');
  return call;
}

/** `new T(x) { … }`: a body is a type scope of its own. */
function readCreation(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const children = parts(node);
  const body = children.find((part) => typeOf(part) === 'template_body');
  const list = field(node, 'arguments');
  const type = children.find((part) => typeOf(part) !== 'template_body' && typeOf(part) !== 'arguments');
  if (!type) {
    if (body) builder.inScope('type', body, {}, () => reader.body(body));
    return builder.unknown(node);
  }
  const { expr: callee, name } = typeExpr(builder, type);
  const call = builder.call(node, { callee, arguments: readArguments(reader, list), isNew: true, nameSpan: builder.span(name) });
  withTypes(call, typeOf(type) === 'generic_type' ? field(type, 'type_arguments') : null);
  if (body && call.kind === 'call') {
    const supertype = typeName(type);
    call.body = builder.inScope('type', body, { supertypes: supertype ? [supertype] : [] }, () => reader.body(body));
  }
  return call;
}
