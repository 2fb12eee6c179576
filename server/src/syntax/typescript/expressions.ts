import type { Node } from 'web-tree-sitter';
import type {
  Argument,
  ConcatExpr,
  ConditionalExpr,
  Expr,
  IndexExpr,
  LambdaExpr,
  ListExpr,
  LiteralExpr,
  MapEntry,
  MapExpr,
  MemberExpr,
  ReferenceExpr,
} from '../../core/program.ts';
import { readBinary } from '../binary.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { assign, assignAugmented } from './assignments.ts';
import { type Context, MAX_CHAIN } from './context.ts';
import { readFunction } from './functions.ts';
import { readItems } from './items.ts';
import { readKey, stripped, TRANSPARENT } from './shapes.ts';
import { numberOf, unescapeText } from './text.ts';

/** Reads one expression and records every call, function, class and assignment in it. */
export function readExpression(node: Node, context: Context): Expr {
  const { builder } = context;
  return builder.nested(node, () => readChain(node, context)) ?? builder.unknown(node);
}

/** `a.b().c[d]` nests to the left: walked down and built up in a loop, so that a long chain costs no stack. */
function readChain(node: Node, context: Context): Expr {
  const { builder } = context;
  const links: Node[] = [];
  let at: Node | null = node;
  for (;;) {
    const next: Node | null = TRANSPARENT.has(typeOf(at))
      ? inner(at)
      : typeOf(at) === 'member_expression' || typeOf(at) === 'subscript_expression'
        ? field(at, 'object')
        : typeOf(at) === 'call_expression'
          ? field(at, 'function')
          : null;
    if (!next) break;
    if (!TRANSPARENT.has(typeOf(at))) links.push(at);
    at = next;
  }
  let expr = readBase(at, context);
  for (let link = links.length - 1, length = 1; link >= 0; link--, length++) {
    if (length % MAX_CHAIN === 0) expr = builder.unknown(links[link]!);
    expr = readLink(links[link]!, expr, context);
  }
  return expr;
}

function readLink(node: Node, object: Expr, context: Context): Expr {
  const { builder } = context;
  if (typeOf(node) === 'member_expression') {
    return builder.expr<MemberExpr>(node, { kind: 'member', object, name: field(node, 'property')?.text ?? '' });
  }
  if (typeOf(node) === 'subscript_expression') {
    const index = field(node, 'index');
    return builder.expr<IndexExpr>(node, { kind: 'index', object, index: index ? context.read(index) : builder.unknown(node) });
  }
  return builder.call(node, {
    callee: object,
    arguments: readArguments(field(node, 'arguments'), context),
    isNew: false,
    nameSpan: builder.span(nameNode(field(node, 'function') ?? node)),
  });
}

function nameNode(callee: Node): Node {
  const at = stripped(callee);
  return (typeOf(at) === 'member_expression' ? field(at, 'property') : null) ?? at;
}

/** Arguments of a call, or the template of a tagged template. */
function readArguments(node: Node | null, context: Context): Argument[] {
  if (node?.type === 'template_string') return [{ name: null, value: context.read(node), isSpread: false }];
  return readItems(node, context);
}

function readBase(node: Node, context: Context): Expr {
  const { builder } = context;
  const literal = (value: LiteralExpr['value']): Expr => builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  switch (typeOf(node)) {
    case 'identifier':
    case 'shorthand_property_identifier':
    case 'this':
    case 'super':
      return builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(node) });
    case 'string':
      return literal(unescapeText(builder.text(node).slice(1, -1)));
    case 'number': {
      const value = numberOf(builder.text(node));
      return value === null ? builder.unknown(node) : literal(value);
    }
    case 'true':
    case 'false':
      return literal(typeOf(node) === 'true');
    case 'null':
    case 'undefined':
      return literal(null);
    case 'template_string':
      return readTemplate(node, context);
    case 'array':
      return builder.expr<ListExpr>(node, { kind: 'list', items: readItems(node, context) });
    case 'object':
      return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: parts(node).flatMap((entry) => readEntry(entry, context)) });
    case 'arrow_function':
    case 'function_expression':
    case 'generator_function':
      return builder.expr<LambdaExpr>(node, { kind: 'lambda', function: readFunction(node, 'lambda', field(node, 'name')?.text ?? null, context) });
    case 'ternary_expression': {
      const [condition, ...branches] = [field(node, 'condition'), field(node, 'consequence'), field(node, 'alternative')];
      if (condition) context.read(condition);
      return builder.expr<ConditionalExpr>(node, {
        kind: 'conditional',
        branches: branches.flatMap((branch) => (branch ? [context.read(branch)] : [])),
        fallback: false,
      });
    }
    case 'binary_expression': {
      const operator = field(node, 'operator')?.type ?? '';
      if (operator === '&&') return readGuarded(node, context);
      return operator === '||' || operator === '??' ? readFallback(node, operator, context) : readBinary(node, builder, (operand) => context.read(operand));
    }
    case 'unary_expression':
      return readUnary(node, context);
    case 'new_expression': {
      const type = field(node, 'constructor') ?? node;
      const callee = type === node ? builder.unknown(node) : context.read(type);
      return builder.call(node, { callee, arguments: readArguments(field(node, 'arguments'), context), isNew: true, nameSpan: builder.span(nameNode(type)) });
    }
    case 'assignment_expression':
      return assign(node, context);
    case 'augmented_assignment_expression':
      return assignAugmented(node, context);
    case 'class': {
      context.visit(node);
      const name = field(node, 'name');
      return name ? builder.expr<ReferenceExpr>(node, { kind: 'reference', name: builder.text(name) }) : builder.unknown(node);
    }
    case 'sequence_expression':
    case 'type_assertion': {
      const read = parts(node)
        .filter((part) => typeOf(part) !== 'type_arguments')
        .map((part) => context.read(part));
      return read.at(-1) ?? builder.unknown(node);
    }
    default:
      for (const child of parts(node)) context.visit(child);
      return builder.unknown(node);
  }
}

function readTemplate(node: Node, context: Context): Expr {
  const { builder } = context;
  const read: Expr[] = [];
  let text = '';
  let from: Node | null = null;
  const flush = (end: Node): void => {
    if (text !== '') read.push({ ...builder.expr<LiteralExpr>(node, { kind: 'literal', value: unescapeText(text) }), span: builder.span(from ?? end, end) });
    text = '';
    from = null;
  };
  let last = node;
  for (const part of node.namedChildren) {
    if (typeOf(part) === 'template_substitution') {
      flush(last);
      const value = inner(part);
      read.push(value ? context.read(value) : builder.unknown(part));
    } else {
      from ??= part;
      text += builder.text(part);
    }
    last = part;
  }
  flush(last);
  if (read.every((part) => part.kind === 'literal'))
    return builder.expr<LiteralExpr>(node, { kind: 'literal', value: read.map((part) => (part.kind === 'literal' ? String(part.value) : '')).join('') });
  return builder.expr<ConcatExpr>(node, { kind: 'concat', parts: read });
}

/** `a || b || c` and `a ?? b ?? c`, which nest to the left. */
function readFallback(node: Node, operator: string, context: Context): Expr {
  const operands: Node[] = [];
  let at: Node | null = node;
  while (at?.type === 'binary_expression' && field(at, 'operator')?.type === operator) {
    const right = field(at, 'right');
    if (right) operands.push(right);
    at = field(at, 'left');
  }
  if (at) operands.push(at);
  return context.builder.expr<ConditionalExpr>(node, {
    kind: 'conditional',
    branches: operands.reverse().map((operand) => context.read(operand)),
    fallback: true,
  });
}

/** `flag && {…}` gives the object or nothing; any other `&&` is an operator. */
function readGuarded(node: Node, context: Context): Expr {
  const { builder } = context;
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (!left || !right || typeOf(stripped(right)) !== 'object') return readBinary(node, builder, context.read);
  context.read(left);
  const nothing = builder.expr<LiteralExpr>(left, { kind: 'literal', value: null });
  return builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: [context.read(right), nothing], fallback: false });
}

function readUnary(node: Node, context: Context): Expr {
  const { builder } = context;
  const argument = field(node, 'argument');
  const value = argument ? context.read(argument) : builder.unknown(node);
  const literal = (made: LiteralExpr['value']): Expr => builder.expr<LiteralExpr>(node, { kind: 'literal', value: made });
  const operator = field(node, 'operator')?.type;
  if (operator === 'void') return literal(null);
  if (value.kind !== 'literal') return builder.unknown(node);
  if (operator === '-' && typeof value.value === 'number') return literal(-value.value);
  if (operator === '+' && typeof value.value === 'number') return literal(value.value);
  if (operator === '!' && (typeof value.value === 'boolean' || typeof value.value === 'number')) return literal(!value.value);
  return builder.unknown(node);
}

function readEntry(node: Node, context: Context): MapEntry[] {
  const { builder } = context;
  const entry = (key: Expr | null, value: Expr): MapEntry[] => [{ key, value, span: builder.span(node) }];
  switch (typeOf(node)) {
    case 'spread_element': {
      const value = inner(node);
      return value ? entry(null, context.read(value)) : [];
    }
    case 'shorthand_property_identifier':
      return entry(builder.expr<LiteralExpr>(node, { kind: 'literal', value: builder.text(node) }), context.read(node));
    case 'pair': {
      const key = field(node, 'key'),
        value = field(node, 'value');
      return key && value ? entry(readKey(key, context), context.read(value)) : [];
    }
    case 'method_definition': {
      const key = field(node, 'name');
      if (!key) return [];
      const lambda = builder.expr<LambdaExpr>(node, { kind: 'lambda', function: readFunction(node, 'lambda', builder.text(key), context) });
      return entry(readKey(key, context), lambda);
    }
    default:
      context.visit(node);
      return [];
  }
}
