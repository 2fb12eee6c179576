import type { Node } from 'web-tree-sitter';
import type { ConcatExpr, ConditionalExpr, Expr, IndexExpr, LambdaExpr, ListExpr, LiteralExpr, MapExpr, ReferenceExpr } from '../../core/program.ts';
import { readBinary } from '../binary.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { operandsOf, operatorOf } from '../operands.ts';
import { readCall, readLocal } from './calls.ts';
import { moduleReference, readList, readMap, readPairs, readTuple } from './collections.ts';
import type { Context } from './context.ts';
import { readBody, readLambda } from './functions.ts';
import { bind } from './patterns.ts';
import { argumentsOf, atomText, stripped } from './shapes.ts';
import { readSigil, readText } from './strings.ts';

/** Reads one expression and records every call, module, function and match in it. */
export function readExpression(node: Node, context: Context): Expr {
  const { builder } = context;
  return builder.nested(node, () => read(node, context)) ?? builder.unknown(node);
}

function read(node: Node, context: Context): Expr {
  const { builder, names } = context;
  const literal = (value: LiteralExpr['value']): Expr => builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  switch (typeOf(node)) {
    case 'string':
    case 'charlist':
      return readText(node, context);
    case 'sigil':
      return readSigil(node, context);
    case 'integer':
    case 'float': {
      const text = builder.text(node).replaceAll('_', '');
      const value = Number(text);
      return Number.isNaN(value) ? builder.unknown(node) : literal(Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value);
    }
    case 'boolean':
      return literal(builder.text(node) === 'true');
    case 'nil':
      return literal(null);
    case 'atom':
    case 'quoted_atom':
      return literal(atomText(node));
    case 'alias':
      return moduleReference(node, context);
    case 'identifier':
      return builder.text(node) === '__MODULE__'
        ? builder.expr<ReferenceExpr>(node, { kind: 'reference', name: names.reference(node, '__MODULE__') })
        : readLocal(node, context);
    case 'list':
      return readList(node, context);
    case 'map':
      return readMap(node, context);
    case 'tuple':
      return readTuple(node, context);
    case 'keywords':
      return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: readPairs(node, context) });
    case 'call':
      return readCall(node, [], context);
    case 'access_call': {
      const target = field(node, 'target'),
        key = field(node, 'key');
      if (!target || !key) return builder.unknown(node);
      return builder.expr<IndexExpr>(node, { kind: 'index', object: context.read(target), index: context.read(key) });
    }
    case 'anonymous_function':
      return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: readLambda(node, null, context) });
    case 'binary_operator':
      return readOperator(node, context);
    case 'unary_operator':
      return readUnary(node, context);
    case 'block':
    case 'body':
    case 'do_block':
      return readBody(parts(node), node, context);
    case 'dot': {
      const left = field(node, 'left');
      return left ? context.read(left) && builder.unknown(node) : builder.unknown(node);
    }
    default:
      for (const child of parts(node)) context.read(child);
      return builder.unknown(node);
  }
}

function readOperator(node: Node, context: Context): Expr {
  const { builder } = context;
  const operator = operatorOf(node);
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (!left || !right) return builder.unknown(node);
  switch (operator) {
    case '|>': {
      // the grammar nests pipes to the left
      const [first, ...steps] = operandsOf(node);
      let value: Expr = first ? context.read(first) : builder.unknown(node);
      for (const step of steps) value = readStep(step, value, context);
      return value;
    }
    case '=': {
      const value = context.read(right);
      bind(left, value, context);
      return value;
    }
    case '<>':
      return builder.expr<ConcatExpr>(node, { kind: 'concat', parts: operandsOf(node).map((one) => context.read(one)) });
    case '||':
    case 'or':
      return builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: operandsOf(node).map((one) => context.read(one)), fallback: true });
    case '++': {
      const read = operandsOf(node).map((one) => context.read(one));
      if (read.some((one) => one.kind === 'map'))
        return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: read.map((value) => ({ key: null, value, span: value.span })) });
      return builder.expr<ListExpr>(node, { kind: 'list', items: read.map((value) => ({ name: null, value, isSpread: true })) });
    }
    case '+':
    case '-':
    case '*':
    case '/':
      return readBinary(node, builder, (operand) => context.read(operand));
    default:
      for (const operand of operandsOf(node)) context.read(operand);
      return builder.unknown(node);
  }
}

/** One step of a pipe: the value so far is the first argument. */
function readStep(step: Node, value: Expr, context: Context): Expr {
  const at = stripped(step);
  const argument = { name: null, value, isSpread: false };
  if (typeOf(at) === 'call') return readCall(at, [argument], context);
  const { builder } = context;
  if (typeOf(at) === 'identifier') {
    const callee = builder.expr<ReferenceExpr>(at, { kind: 'reference', name: builder.text(at) });
    return builder.call(at, { callee, arguments: [argument], isNew: false, nameSpan: builder.span(at) });
  }
  context.read(at);
  return builder.unknown(at);
}

const NOT_VALUES = /^(doc|moduledoc|typedoc|spec|type|typep|opaque|callback|macrocallback|impl|behaviour|derive|dialyzer|deprecated|since)$/;

/** `@name value` defines a constant of the module, `@name` is one. */
function readUnary(node: Node, context: Context): Expr {
  const { builder } = context;
  const operand = parts(node).at(-1);
  const operator = node.child(0)?.type ?? '';
  if (!operand) return builder.unknown(node);
  if (operator === '@') {
    if (typeOf(operand) === 'identifier') return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: `@${builder.text(operand)}` });
    const name = field(operand, 'target')?.text;
    const [value] = typeOf(operand) === 'call' ? argumentsOf(operand) : [];
    if (name === undefined || value === undefined || NOT_VALUES.test(name)) return builder.unknown(node);
    const written = context.read(value);
    builder.define(node, { name: `@${name}`, kind: 'constant', value: written });
    return written;
  }
  if (operator === '&') return readCapture(node, operand, context);
  const value = context.read(operand);
  if (value.kind === 'literal' && typeof value.value === 'number' && operator === '-')
    return builder.expr<LiteralExpr>(node, { kind: 'literal', value: -value.value });
  if (value.kind === 'literal' && typeof value.value === 'boolean' && (operator === '!' || operator === 'not'))
    return builder.expr<LiteralExpr>(node, { kind: 'literal', value: !value.value });
  return builder.unknown(node);
}

/** `&f/1` names a function, `&f(&1, x)` is one. */
function readCapture(node: Node, operand: Node, context: Context): Expr {
  const { builder } = context;
  if (typeOf(operand) === 'integer') return builder.unknown(node);
  const right = field(operand, 'right');
  if (typeOf(operand) === 'binary_operator' && operatorOf(operand) === '/' && right?.type === 'integer') return builder.unknown(node);
  const body = stripped(operand);
  const fn = builder.inScope('lambda', node, {}, () => builder.return(context.read(body)));
  return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: fn });
}
