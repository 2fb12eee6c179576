import type { Node } from 'web-tree-sitter';
import type { ConditionalExpr, Expr, IndexExpr, LambdaExpr, LiteralExpr, MapExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { readBinary } from '../binary.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { operandsOf, operatorOf } from '../operands.ts';
import { assign, assignAugmented, joined } from './assignments.ts';
import { readType } from './classes.ts';
import { type Context, MAX_CHAIN } from './context.ts';
import { readFunction } from './functions.ts';
import { readArguments, readArray } from './items.ts';
import { meant, readRequire } from './meanings.ts';
import { below, plainString, stripped, variableOf } from './shapes.ts';
import { readHeredoc, readTemplate } from './strings.ts';
import { numberOf } from './text.ts';

/** Reads one expression and records every call, function, class and assignment in it. */
export function readExpression(node: Node, context: Context): Expr {
  const { builder } = context;
  return builder.nested(node, () => readChain(node, context)) ?? builder.unknown(node);
}

const LINKS: Record<string, string> = {
  member_access_expression: 'object',
  nullsafe_member_access_expression: 'object',
  member_call_expression: 'object',
  nullsafe_member_call_expression: 'object',
};

/** `$a->b()->c['d']` nests to the left: walked down and built up in a loop, so that a long chain costs no stack. */
function readChain(node: Node, context: Context): Expr {
  const links: Node[] = [];
  let at: Node = node;
  for (;;) {
    const through = below(at);
    const next = through ?? (typeOf(at) === 'subscript_expression' ? inner(at) : field(at, LINKS[typeOf(at)] ?? ''));
    if (!next || (!through && !LINKS[typeOf(at)] && typeOf(at) !== 'subscript_expression')) break;
    if (!through) links.push(at);
    at = next;
  }
  let expr = readBase(at, context);
  for (let link = links.length - 1, length = 1; link >= 0; link--, length++) {
    if (length % MAX_CHAIN === 0) expr = context.builder.unknown(links[link]!);
    expr = readLink(links[link]!, expr, context);
  }
  return expr;
}

function readLink(node: Node, object: Expr, context: Context): Expr {
  const { builder } = context;
  if (typeOf(node) === 'subscript_expression') {
    const index = parts(node)[1];
    // a bare word in a text: "$row[name]"
    const key =
      index?.type === 'name'
        ? builder.expr<LiteralExpr>(index, { kind: 'literal', value: builder.text(index) })
        : index
          ? context.read(index)
          : builder.unknown(node);
    return builder.expr<IndexExpr>(node, { kind: 'index', object, index: key });
  }
  const name = field(node, 'name') ?? node;
  const member = builder.expr<MemberExpr>(node, { kind: 'member', object, name: variableOf(name) });
  if (!typeOf(node).endsWith('call_expression')) return enumValue(node, member, context) ?? member;
  member.span = { ...object.span, endLine: builder.span(name).endLine, endColumn: builder.span(name).endColumn };
  const args = readArguments(field(node, 'arguments'), context);
  return meant(node, builder.call(node, { callee: member, arguments: args, isNew: false, nameSpan: builder.span(name) }), context);
}

/** `Topic::Orders->value` is what the case stands for, `->name` its name. */
function enumValue(node: Node, { object, name }: MemberExpr, { builder }: Context): Expr | null {
  if (field(node, 'object')?.type !== 'class_constant_access_expression' || object.kind !== 'member') return null;
  if (name === 'value') return object;
  return name === 'name' ? builder.expr<LiteralExpr>(node, { kind: 'literal', value: object.name }) : null;
}

function readBase(node: Node, context: Context): Expr {
  const { builder } = context;
  const literal = (value: LiteralExpr['value']): Expr => builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  switch (typeOf(node)) {
    case 'variable_name':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: variableOf(node) });
    case 'name':
    case 'qualified_name':
    case 'relative_name':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node).replace(/^.*\\/, '') });
    case 'string':
      return literal(plainString(node) ?? '');
    case 'integer':
    case 'float': {
      const value = numberOf(builder.text(node));
      return value === null ? builder.unknown(node) : literal(value);
    }
    case 'boolean':
      return literal(builder.text(node).toLowerCase() === 'true');
    case 'null':
      return literal(null);
    case 'encapsed_string':
      return readTemplate(node, context);
    case 'heredoc':
    case 'nowdoc':
      return readHeredoc(node, context);
    case 'array_creation_expression':
      return readArray(node, context);
    case 'arrow_function':
    case 'anonymous_function':
      return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: readFunction(node, 'lambda', null, context) });
    case 'conditional_expression':
      return readConditional(node, context);
    case 'match_expression':
      return readMatch(node, context);
    case 'binary_expression':
      return readOperator(node, context);
    case 'unary_op_expression':
      return readUnary(node, context);
    case 'class_constant_access_expression':
    case 'scoped_property_access_expression':
      return readStatic(node, context);
    case 'scoped_call_expression': {
      const name = field(node, 'name') ?? node;
      const callee = readStatic(node, context);
      return meant(
        node,
        builder.call(node, { callee, arguments: readArguments(field(node, 'arguments'), context), isNew: false, nameSpan: builder.span(name) }),
        context,
      );
    }
    case 'function_call_expression': {
      const called = field(node, 'function') ?? node;
      const callee = called === node ? builder.unknown(node) : context.read(called);
      const args = readArguments(field(node, 'arguments'), context);
      return meant(node, builder.call(node, { callee, arguments: args, isNew: false, nameSpan: builder.span(called) }), context);
    }
    case 'object_creation_expression':
      return readCreation(node, context);
    case 'assignment_expression':
    case 'reference_assignment_expression':
      return assign(node, context);
    case 'augmented_assignment_expression':
      return assignAugmented(node, context);
    case 'require_expression':
    case 'require_once_expression':
    case 'include_expression':
    case 'include_once_expression':
      return readRequire(node, context);
    default:
      for (const child of parts(node)) context.visit(child);
      return builder.unknown(node);
  }
}

/** `A::B`, `self::$b` and the callee of `A::b()`. */
function readStatic(node: Node, context: Context): Expr {
  const { builder, names } = context;
  const [first, second] = parts(node);
  const scope = field(node, 'scope') ?? first;
  const name = field(node, 'name') ?? second;
  if (!scope || !name) return builder.unknown(node);
  const isType = ['name', 'qualified_name', 'relative_name', 'relative_scope'].includes(typeOf(scope));
  const isOwn = typeOf(scope) === 'relative_scope' && builder.text(scope).toLowerCase() !== 'parent';
  const object: Expr = isType ? builder.expr<ReferenceExpr>(scope, { kind: 'reference', name: isOwn ? 'self' : names.typeName(scope) }) : context.read(scope);
  const isParent = typeOf(scope) === 'relative_scope' && !isOwn && object.kind === 'reference';
  const written = variableOf(name);
  const member = isParent && written.toLowerCase() === '__construct' ? object.name : written;
  const expr = builder.expr<MemberExpr>(node, { kind: 'member', object, name: member });
  expr.span = { ...builder.span(scope, name) };
  return expr;
}

function readCreation(node: Node, context: Context): Expr {
  const { builder, names } = context;
  const [type] = parts(node);
  if (!type) return builder.unknown(node);
  if (typeOf(type) === 'anonymous_class') {
    const base = parts(type).find((part) => typeOf(part) === 'base_clause');
    const name = base && inner(base);
    const args = readArguments(parts(type).find((part) => typeOf(part) === 'arguments') ?? null, context);
    const body = readType(type, context);
    const callee: Expr = name ? builder.expr<ReferenceExpr>(name, { kind: 'reference', name: names.typeName(name) }) : builder.unknown(type);
    return builder.call(node, { callee, arguments: args, isNew: true, nameSpan: builder.span(name ?? type), body });
  }
  const isName = ['name', 'qualified_name', 'relative_name'].includes(typeOf(type));
  const callee: Expr = isName ? builder.expr<ReferenceExpr>(type, { kind: 'reference', name: names.typeName(type) }) : context.read(type);
  const args = readArguments(parts(node).find((part) => typeOf(part) === 'arguments') ?? null, context);
  return builder.call(node, { callee, arguments: args, isNew: true, nameSpan: builder.span(type) });
}

/** `c ? a : b` is one of two, `a ?: b` is b where a is empty. */
function readConditional(node: Node, context: Context): Expr {
  const [condition, body, alternative] = ['condition', 'body', 'alternative'].map((name) => field(node, name));
  const tested = condition ? [context.read(condition)] : [];
  const other = [body, alternative].flatMap((branch) => (branch ? [context.read(branch)] : []));
  return context.builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: body ? other : [...tested, ...other], fallback: !body });
}

function readMatch(node: Node, context: Context): Expr {
  const condition = field(node, 'condition');
  if (condition) context.read(condition);
  const branches = parts(field(node, 'body')).flatMap((arm) => {
    for (const tested of parts(field(arm, 'conditional_expressions'))) context.read(tested);
    const value = field(arm, 'return_expression');
    return value ? [context.read(value)] : [];
  });
  return context.builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches, fallback: false });
}

/** Operators that nest to the left, of one kind at a time: `a . b . c`, `a ?? b`, `[…] + $defaults`; others are arithmetic. */
function readOperator(node: Node, context: Context): Expr {
  const { builder } = context;
  const operator = operatorOf(node);
  if (operator === '.')
    return joined(
      node,
      operandsOf(node).map((one) => context.read(one)),
      context,
    );
  if (operator === '??' || operator === '||' || operator === 'or') {
    const branches = operandsOf(node).map((one) => context.read(one));
    return operator === '??' ? builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches, fallback: true }) : builder.unknown(node);
  }
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  const isUnion = operator === '+' && [left, right].some((side) => side && stripped(side).type === 'array_creation_expression');
  if (isUnion) {
    // the left array wins: it is written last
    const entries = [right, left].flatMap((side) => (side ? [{ key: null, value: context.read(side), span: builder.span(side) }] : []));
    return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries });
  }
  return readBinary(node, builder, (operand) => context.read(operand));
}

function readUnary(node: Node, context: Context): Expr {
  const { builder } = context;
  const argument = field(node, 'argument') ?? inner(node);
  const value = argument ? context.read(argument) : builder.unknown(node);
  const operator = node.child(0)?.text;
  if (value.kind !== 'literal') return builder.unknown(node);
  if (operator === '-' && typeof value.value === 'number') return builder.expr<LiteralExpr>(node, { kind: 'literal', value: -value.value });
  if (operator === '+' && typeof value.value === 'number') return builder.expr<LiteralExpr>(node, { kind: 'literal', value: value.value });
  if (operator === '!' && typeof value.value === 'boolean') return builder.expr<LiteralExpr>(node, { kind: 'literal', value: !value.value });
  return builder.unknown(node);
}
