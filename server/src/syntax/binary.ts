import type { Node } from 'web-tree-sitter';
import type { BinaryExpr, ConcatExpr, Expr } from '../core/program.ts';
import { typeOf } from './nodes.ts';
import { MAX_DEPTH, type ProgramBuilder } from './program-builder.ts';

const OPERATORS: ReadonlySet<string> = new Set<BinaryExpr['operator']>([
  '+',
  '-',
  '*',
  '/',
  '%',
  '**',
  '<<',
  '>>',
  '|',
  '&',
  '==',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '&&',
  '||',
]);
const isOperator = (text: string): text is BinaryExpr['operator'] => OPERATORS.has(text);
export const isText = (expr: Expr): boolean => expr.kind === 'concat' || (expr.kind === 'literal' && typeof expr.value === 'string');
export const isNumber = (expr: Expr): boolean => expr.kind === 'literal' && typeof expr.value === 'number';

/** Reads `a + b + c …`, which grammars nest to the left, without recursion along the chain. `read` reads one operand. */
export function readBinary(node: Node, builder: ProgramBuilder, read: (operand: Node) => Expr): Expr {
  const chain: Step[] = [];
  const kind = typeOf(node);
  let left: Node | null = node;
  while (left && typeOf(left) === kind) {
    const step = stepOf(left);
    chain.push(step);
    left = step.left;
  }
  let sum: Expr = left ? read(left) : builder.unknown(node);
  let depth = 0;
  for (let at = chain.length - 1; at >= 0; ) {
    const { operator } = chain[at]!;
    const steps: Step[] = [];
    const operands: Expr[] = [sum];
    do {
      const step = chain[at--]!;
      steps.push(step);
      operands.push(step.right ? read(step.right) : builder.unknown(step.node));
    } while (operator === '+' && at >= 0 && chain[at]!.operator === '+');
    const text = operator === '+' ? operands.findIndex(isText) : -1;
    // numbers before the first visible string are added up, names are taken for strings
    const from = text > 1 && operands.slice(0, text).some(isNumber) ? text - 1 : 0;
    const numeric = text < 0 ? steps.length : from;
    for (let step = 0; step < numeric; step++) {
      const at = steps[step]!.node;
      const isReadable = isOperator(operator) && depth++ < MAX_DEPTH;
      if (!isReadable) depth = 0;
      sum = isReadable ? builder.expr<BinaryExpr>(at, { kind: 'binary', operator, left: sum, right: operands[step + 1]! }) : builder.unknown(at);
    }
    if (text >= 0) sum = concat(builder, steps.at(-1)!.node, [sum, ...operands.slice(numeric + 1)]);
  }
  return sum;
}

/** Joins parts, taking up the parts of a leading concatenation. */
export function concat(builder: ProgramBuilder, node: Node, parts: Expr[]): ConcatExpr {
  const [first, ...rest] = parts;
  return builder.expr<ConcatExpr>(node, { kind: 'concat', parts: first?.kind === 'concat' ? [...first.parts, ...rest] : parts });
}

/** `x += e`: the value that x has afterwards. */
export function augmented(builder: ProgramBuilder, node: Node, operator: string, left: Expr, right: Expr): Expr {
  if (operator === '+' && (isText(left) || isText(right))) return concat(builder, node, [left, right]);
  return isOperator(operator) ? builder.expr<BinaryExpr>(node, { kind: 'binary', operator, left, right }) : builder.unknown(node);
}

const STRICT: Record<string, string> = { '===': '==', '!==': '!=' };

interface Step {
  node: Node;
  left: Node | null;
  operator: string;
  right: Node | null;
}

/** Children are asked for at once, which is cheaper than field by field, unless a comment or an error stands between them. */
function stepOf(node: Node): Step {
  const children = node.children;
  const [left, operator, right] = children.length === 3 ? children : ['left', 'operator', 'right'].map((name) => node.childForFieldName(name));
  const written = operator ? typeOf(operator) : '';
  return { node, left: left ?? null, operator: STRICT[written] ?? written, right: right ?? null };
}
