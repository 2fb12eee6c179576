import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr, ReferenceExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { operatorOf } from '../operands.ts';
import type { Context } from './context.ts';
import { bind } from './patterns.ts';
import { argumentsOf, clauseOf, doBlockOf, keywordOf, statementsOf, stripped } from './shapes.ts';

/** Expressions one after the other: the value is that of the last. */
export function readBody(statements: readonly Node[], node: Node, context: Context): Expr {
  let last: Expr | null = null;
  for (const statement of statements) last = context.read(statement);
  return last ?? context.builder.expr<LiteralExpr>(node, { kind: 'literal', value: null });
}

/** `def name(a, b \\ 1) do … end`, `defp name, do: x`. */
export function readFunction(node: Node, context: Context): void {
  const { builder } = context;
  const args = argumentsOf(node);
  const head = headOf(node);
  if (!head) return;
  const name = typeOf(head) === 'call' ? (field(head, 'target')?.text ?? null) : builder.text(head);
  const parameters = typeOf(head) === 'call' ? argumentsOf(head).map(parameterOf) : [];
  const block = doBlockOf(node);
  const short = keywordOf(args, 'do');
  if (!block && !short) return;
  builder.inScope('function', node, { name, parameters: parameters.map((one) => one.name) }, () => {
    for (const one of parameters) defineParameter(one, context);
    if (short) builder.return(context.read(short));
    else if (block) {
      builder.return(readBody(statementsOf(block), block, context));
      for (const type of ['rescue_block', 'catch_block', 'else_block', 'after_block']) {
        const clause = clauseOf(block, type);
        if (clause) readArms(parts(clause), null, context);
      }
    }
  });
}

/** What a definition defines: `name(a)` of `name(a) when guard`. */
export function headOf(node: Node): Node | null {
  const [first] = argumentsOf(node);
  const head = first?.type === 'binary_operator' && operatorOf(first) === 'when' ? field(first, 'left') : first;
  return head && (typeOf(head) === 'call' || typeOf(head) === 'identifier') ? head : null;
}

interface Parameter {
  node: Node;
  pattern: Node;
  /** A parameter taken apart has no name of its own: `#` and its position, which no identifier can be. */
  name: string;
  value: Node | null;
}

function parameterOf(node: Node, position: number): Parameter {
  const isDefault = typeOf(node) === 'binary_operator' && /\\\\/.test(node.text) && field(node, 'operator')?.text === '\\\\';
  const pattern = (isDefault && field(node, 'left')) || node;
  const named = typeOf(pattern) === 'binary_operator' && operatorOf(pattern) === '=' ? [field(pattern, 'right'), field(pattern, 'left')] : [pattern];
  const name = named.find((one) => one?.type === 'identifier')?.text ?? `#${position}`;
  return { node, pattern, name, value: isDefault ? field(node, 'right') : null };
}

function defineParameter({ node, pattern, name, value }: Parameter, context: Context): void {
  const { builder } = context;
  builder.define(node, { name, kind: 'parameter', value: value && context.read(value) });
  if (typeOf(pattern) === 'identifier') return;
  const taken = builder.expr<ReferenceExpr>(pattern, { kind: 'reference', name });
  const sides = typeOf(pattern) === 'binary_operator' && operatorOf(pattern) === '=' ? [field(pattern, 'left'), field(pattern, 'right')] : [pattern];
  for (const side of sides) if (side && side.type !== 'identifier') bind(side, taken, context);
}

/** `fn a, b -> … end`. `over`: the list that an `Enum` function runs it over, which its first parameter runs over then. */
export function readLambda(node: Node, over: Expr | null, context: Context): number {
  const { builder } = context;
  const clauses = parts(node).filter((part) => typeOf(part) === 'stab_clause');
  const parametersOf = (clause: Node): Parameter[] => {
    const left = field(clause, 'left');
    return left ? patternsOf(left).map(parameterOf) : [];
  };
  const names = clauses[0] ? parametersOf(clauses[0]).map((one) => one.name) : [];
  return builder.inScope('lambda', node, { parameters: names }, () => {
    for (const clause of clauses) {
      const inside = (): void => {
        for (const [at, one] of parametersOf(clause).entries()) {
          if (at === 0 && over && typeOf(one.pattern) === 'identifier') builder.define(one.node, { name: one.name, kind: 'loop', value: over });
          else defineParameter(one, context);
        }
        const body = field(clause, 'right');
        if (body) builder.return(context.read(body));
      };
      if (clauses.length === 1) inside();
      else builder.inScope('block', clause, { conditional: true }, inside);
    }
  });
}

function patternsOf(left: Node): Node[] {
  const at = stripped(left);
  const patterns = typeOf(at) === 'binary_operator' && operatorOf(at) === 'when' ? field(at, 'left') : at;
  return patterns ? (typeOf(patterns) === 'arguments' ? parts(patterns) : [patterns]) : [];
}

/** `pattern -> value` arms: each in a block of its own, the pattern taking its names from the subject. Those of `cond` are tests. Gives the values. */
export function readArms(clauses: readonly Node[], subject: Expr | null, context: Context, areTests = false): Expr[] {
  const { builder } = context;
  return clauses.flatMap((clause): Expr[] => {
    if (typeOf(clause) !== 'stab_clause') return [context.read(clause)];
    const left = field(clause, 'left'),
      right = field(clause, 'right');
    let value: Expr | null = null;
    builder.inScope('block', clause, { conditional: true }, () => {
      for (const pattern of left ? patternsOf(left) : []) {
        if (areTests) context.read(pattern);
        else bind(pattern, subject, context);
      }
      if (right) value = context.read(right);
    });
    return value ? [value] : [];
  });
}
