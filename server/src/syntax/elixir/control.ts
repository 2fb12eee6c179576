import type { Node } from 'web-tree-sitter';
import type { ConditionalExpr, Expr, ListExpr, LiteralExpr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { operatorOf } from '../operands.ts';
import type { Context } from './context.ts';
import { readArms, readBody } from './functions.ts';
import { bind } from './patterns.ts';
import { argumentsOf, clauseOf, doBlockOf, keywordOf, statementsOf } from './shapes.ts';

type Reader = (node: Node, context: Context) => Expr;

/** Calls that are control flow: their value is one of their branches. */
export const CONTROL: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['if', readIf],
  ['unless', readIf],
  ['case', readCase],
  ['cond', readCase],
  ['receive', readCase],
  ['with', readWith],
  ['for', readFor],
  ['try', readTry],
]);

function oneOf(node: Node, branches: Expr[], context: Context): Expr {
  const [only] = branches;
  return branches.length === 1 ? only! : context.builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches, fallback: false });
}

/** The branch in a block of its own; nothing where it is not written. */
function branch(node: Node | null, statements: readonly Node[], context: Context): Expr {
  const { builder } = context;
  let value: Expr | null = null;
  if (node) builder.inScope('block', node, { conditional: true }, () => (value = readBody(statements, node, context)));
  return value ?? { ...builder.unknown(node ?? statements[0]!), kind: 'literal', value: null };
}

function readIf(node: Node, context: Context): Expr {
  const args = argumentsOf(node);
  for (const tested of args) if (typeOf(tested) !== 'keywords') context.read(tested);
  const block = doBlockOf(node);
  const short = ['do', 'else'].map((name) => keywordOf(args, name));
  const otherwise = block && clauseOf(block, 'else_block');
  const nothing = (): Expr => context.builder.expr<LiteralExpr>(node, { kind: 'literal', value: null });
  if (block) return oneOf(node, [branch(block, statementsOf(block), context), otherwise ? branch(otherwise, parts(otherwise), context) : nothing()], context);
  return oneOf(
    node,
    short.map((one) => (one ? branch(one, [one], context) : nothing())),
    context,
  );
}

function readCase(node: Node, context: Context): Expr {
  const [subject] = argumentsOf(node).map((one) => context.read(one));
  const block = doBlockOf(node);
  if (!block) return context.builder.unknown(node);
  const after = clauseOf(block, 'after_block');
  const clauses = [...statementsOf(block), ...parts(after)];
  return oneOf(node, readArms(clauses, subject ?? null, context, field(node, 'target')?.text === 'cond'), context);
}

/** `with {:ok, a} <- f(), b = 2 do … else … end`. */
function readWith(node: Node, context: Context): Expr {
  const { builder } = context;
  const args = argumentsOf(node);
  const block = doBlockOf(node);
  let values: Expr[] = [];
  builder.inScope('block', node, { conditional: false }, () => {
    for (const step of args) if (typeOf(step) !== 'keywords') readStep(step, context);
    const short = keywordOf(args, 'do');
    if (block) values = [branch(block, statementsOf(block), context), ...readArms(parts(clauseOf(block, 'else_block')), null, context)];
    else if (short) values = [branch(short, [short], context)];
  });
  return values.length > 0 ? oneOf(node, values, context) : builder.unknown(node);
}

function readStep(step: Node, context: Context): void {
  const left = field(step, 'left'),
    right = field(step, 'right');
  if (typeOf(step) === 'binary_operator' && operatorOf(step) === '<-' && left && right) bind(left, context.read(right), context);
  else context.read(step);
}

/** `for x <- xs, do: e` is a list whose single item stands for all. */
function readFor(node: Node, context: Context): Expr {
  const { builder } = context;
  const args = argumentsOf(node);
  const block = doBlockOf(node);
  let item: Expr = builder.unknown(node);
  builder.inScope('block', node, { conditional: true }, () => {
    for (const step of args) {
      const left = field(step, 'left'),
        right = field(step, 'right');
      if (typeOf(step) === 'binary_operator' && operatorOf(step) === '<-' && left && right) bind(left, context.read(right), context, 'loop');
      else if (typeOf(step) !== 'keywords') context.read(step);
    }
    const short = keywordOf(args, 'do');
    if (block) item = readBody(statementsOf(block), block, context);
    else if (short) item = context.read(short);
  });
  return builder.expr<ListExpr>(node, { kind: 'list', items: [{ name: null, value: item, isSpread: false }] });
}

function readTry(node: Node, context: Context): Expr {
  const block = doBlockOf(node);
  if (!block) return context.builder.unknown(node);
  const values = [readBody(statementsOf(block), block, context)];
  for (const type of ['rescue_block', 'catch_block', 'else_block']) values.push(...readArms(parts(clauseOf(block, type)), null, context));
  const after = clauseOf(block, 'after_block');
  if (after) readBody(parts(after), after, context);
  return oneOf(node, values, context);
}
