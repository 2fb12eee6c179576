import type { Node } from 'web-tree-sitter';
import type { BinaryExpr, ConditionalExpr, Expr, ListExpr, LiteralExpr, MapExpr } from '../../core/program.ts';
import { concat } from '../binary.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { MAX_DEPTH } from '../program-builder.ts';
import type { Context } from './context.ts';
import { isText, percentFormat } from './strings.ts';

const OPERATORS: ReadonlySet<string> = new Set<BinaryExpr['operator']>(['+', '-', '*', '/', '%', '**', '<<', '>>', '|', '&', '==', '!=', '<', '>', '<=', '>=']);
const isOperator = (text: string | undefined): text is BinaryExpr['operator'] => text !== undefined && OPERATORS.has(text);

/** Nodes of a chain that nests to the left, outermost first, and what it starts with. */
function leftChain(node: Node, belongs: (node: Node) => boolean): { chain: Node[]; first: Node | null } {
  const chain: Node[] = [];
  let at: Node | null = node;
  while (at && belongs(at)) {
    chain.push(at);
    at = field(at, 'left');
  }
  return { chain, first: at };
}

/** `a + b + …`, read without recursion along the chain. */
export function readBinary(node: Node, context: Context): Expr {
  const { builder } = context;
  const { chain, first } = leftChain(node, (at) => typeOf(at) === 'binary_operator');
  let made = first ? context.read(first) : builder.unknown(node);
  let depth = 0;
  for (const step of chain.toReversed()) {
    const right = field(step, 'right');
    made = combine(step, made, right ? context.read(right) : builder.unknown(step), context);
    // a longer sum of names is cut off: nothing would follow it
    depth = made.kind === 'binary' ? depth + 1 : 0;
    if (depth > MAX_DEPTH) {
      made = builder.unknown(step);
      depth = 0;
    }
  }
  return made;
}

function combine(node: Node, left: Expr, right: Expr, context: Context): Expr {
  const { builder } = context;
  const operator = field(node, 'operator')?.type;
  if (operator === '%' && isText(left)) return percentFormat(node, left, right, context);
  if (operator === '+' && (isText(left) || isText(right))) return concat(builder, node, [...terms(left), ...(right.kind === 'concat' ? right.parts : [right])]);
  if (operator === '+' && (left.kind === 'list' || right.kind === 'list')) {
    const items = (expr: Expr): ListExpr['items'] => (expr.kind === 'list' ? expr.items : [{ name: null, value: expr, isSpread: true }]);
    return builder.expr<ListExpr>(node, { kind: 'list', items: [...items(left), ...items(right)] });
  }
  if (operator === '|' && (left.kind === 'map' || right.kind === 'map')) {
    const entries = (expr: Expr): MapExpr['entries'] => (expr.kind === 'map' ? expr.entries : [{ key: null, value: expr, span: expr.span }]);
    return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: [...entries(left), ...entries(right)] });
  }
  return isOperator(operator) ? builder.expr<BinaryExpr>(node, { kind: 'binary', operator, left, right }) : builder.unknown(node);
}

/** Terms of a sum that turns out to be a text: names are taken for texts, numbers are added up. */
function terms(sum: Expr): Expr[] {
  const found: Expr[] = [];
  let at = sum;
  for (; at.kind === 'binary' && at.operator === '+'; at = at.left) found.push(at.right);
  found.push(at);
  return found.some((term) => term.kind === 'literal' && typeof term.value === 'number') ? [sum] : found.reverse();
}

/** `a or b or c` is a fallback, `a and b` a plain operator. */
export function readBoolean(node: Node, context: Context): Expr {
  const { builder } = context;
  const operator = field(node, 'operator')?.type;
  const { chain, first } = leftChain(node, (at) => typeOf(at) === 'boolean_operator' && field(at, 'operator')?.type === operator);
  const operands = [first, ...chain.toReversed().map((step) => field(step, 'right'))].flatMap((operand) => (operand ? [context.read(operand)] : []));
  if (operator === 'or') return builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: operands, fallback: true });
  if (operands.length > MAX_DEPTH) return builder.unknown(node);
  return operands.reduce((left, right) => builder.expr<BinaryExpr>(node, { kind: 'binary', operator: '&&', left, right }));
}

export function readComparison(node: Node, context: Context): Expr {
  const { builder } = context;
  const [left, right, ...more] = parts(node).map((operand) => context.read(operand));
  const operator = field(node, 'operators')?.type;
  if (!left || !right || more.length > 0 || !isOperator(operator)) return builder.unknown(node);
  return builder.expr<BinaryExpr>(node, { kind: 'binary', operator, left, right });
}

export function readUnary(node: Node, context: Context): Expr {
  const { builder } = context;
  const argument = field(node, 'argument');
  const value = argument ? context.read(argument) : builder.unknown(node);
  const literal = (made: LiteralExpr['value']): Expr => builder.expr<LiteralExpr>(node, { kind: 'literal', value: made });
  const operator = typeOf(node) === 'not_operator' ? 'not' : field(node, 'operator')?.type;
  if (value.kind !== 'literal') return builder.unknown(node);
  if (operator === '-' && typeof value.value === 'number') return literal(-value.value);
  if (operator === '+' && typeof value.value === 'number') return literal(value.value);
  if (operator === 'not' && typeof value.value === 'boolean') return literal(!value.value);
  return builder.unknown(node);
}
