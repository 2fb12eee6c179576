import type { Node } from 'web-tree-sitter';
import type { Argument, Expr, ListExpr, MemberExpr } from '../../core/program.ts';
import type { Span } from '../../core/span.ts';
import { isText, isNumber, augmented } from '../binary.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { MAX_DEPTH } from '../program-builder.ts';
import { infixUnder, positional, readArguments, readChain } from './calls.ts';
import { joined, pair } from './collections.ts';
import type { Reader } from './reader.ts';

/** An operand with the nodes it reaches over; `args` when it may be the arguments of an operator that is a method. */
interface Operand {
  expr: Expr;
  from: Node;
  to: Node;
  args: Argument[];
  depth: number;
}

interface Operator {
  name: string;
  node: Node;
}

/** An operator with its right operand and the links of a chain that belong to it; a postfix operator has none. */
interface Step {
  operator: Operator;
  right: Node | null;
  links: readonly Node[];
}

/** Operators of a Scala expression bind by their first character, which the grammar leaves to the reader. */
export function readInfix(reader: Reader, node: Node): Expr {
  const { first, steps } = flatten(node);
  const operands: Operand[] = [readOperand(reader, first.node, first.links)];
  const operators: Operator[] = [];
  const reduce = (): void => {
    const right = operands.pop()!;
    const left = operands.pop()!;
    operands.push(combine(reader, left, operators.pop()!, right));
  };
  for (const { operator, right, links } of steps) {
    while (operators.length > 0 && (right === null || bindsFirst(operators.at(-1)!.name, operator.name))) reduce();
    if (right) {
      operators.push(operator);
      operands.push(readOperand(reader, right, links));
    } else {
      const object = operands.pop()!;
      operands.push({ ...object, expr: call(reader, operator.node, object, operator, []), to: operator.node, args: [] });
    }
  }
  while (operators.length > 0) reduce();
  return operands[0]!.expr;
}

/** Operands and operators in source order, without recursion along the chain. */
function flatten(node: Node): { first: { node: Node; links: readonly Node[] }; steps: Step[] } {
  const steps: Step[] = [];
  let at = node;
  let links: readonly Node[] = [];
  for (;;) {
    const under = infixUnder(at);
    if (!under) return { first: { node: at, links }, steps: steps.reverse() };
    const { infix } = under;
    const around = [...links, ...under.links];
    const children = parts(infix);
    const isPostfix = typeOf(infix) === 'postfix_expression';
    const operatorNode = isPostfix ? children.at(-1) : field(infix, 'operator');
    const left = isPostfix ? children[0] : field(infix, 'left');
    const right = isPostfix ? null : (infix.childrenForFieldName('right').find((part) => part?.isNamed) ?? null);
    if (!operatorNode || !left) return { first: { node: children[0] ?? infix, links: around }, steps: steps.reverse() };
    steps.push({ operator: { name: operatorNode.text.replaceAll('`', ''), node: operatorNode }, right, links: around });
    links = [];
    at = left;
  }
}

function readOperand(reader: Reader, node: Node, links: readonly Node[]): Operand {
  const end = links[0] ?? node;
  if (links.length > 0) {
    const expr = readChain(reader, node, links);
    return { expr, from: node, to: end, args: [positional(expr)], depth: 0 };
  }
  const type = typeOf(node);
  const isList = type === 'tuple_expression' || type === 'case_block' || type === 'colon_argument' || type === 'block';
  if (!isList) {
    const expr = reader.expression(node);
    return { expr, from: node, to: node, args: type === 'unit' ? [] : [positional(expr)], depth: 0 };
  }
  const args = type === 'tuple_expression' ? parts(node).map((part) => positional(reader.expression(part))) : readArguments(reader, node);
  const expr = type === 'tuple_expression' ? reader.builder.expr<ListExpr>(node, { kind: 'list', items: args }) : args[0]!.value;
  return { expr, from: node, to: node, args, depth: 0 };
}

const isAssignment = (name: string): boolean => /[^\w]=$/.test(name) && !/^(=|<=$|>=$|!=$)/.test(name);

function precedence(name: string): number {
  if (isAssignment(name)) return 0;
  const first = name[0]!;
  if (/[\p{L}_$]/u.test(first)) return 1;
  return ['|', '^', '&', '=!', '<>', ':', '+-', '*/%'].findIndex((group) => group.includes(first)) + 2 || 10;
}

/** Whether an operator to the left takes the operand between before the one to the right does. */
function bindsFirst(left: string, right: string): boolean {
  const difference = precedence(left) - precedence(right);
  return difference > 0 || (difference === 0 && !left.endsWith(':'));
}

const BINARY = new Set(['+', '-', '*', '/', '%', '|', '&', '==', '!=', '<', '>', '<=', '>=', '&&', '||', '<<', '>>']);

function combine(reader: Reader, left: Operand, operator: Operator, right: Operand): Operand {
  const { builder } = reader;
  const depth = Math.max(left.depth, right.depth) + 1;
  const span = builder.span(left.from, right.to);
  const whole = (expr: Expr): Operand => ({ expr, from: left.from, to: right.to, args: [positional(expr)], depth });
  // a text that is put together stays flat, anything else grows with its operands
  if (depth >= MAX_DEPTH && !(operator.name === '+' && left.expr.kind === 'concat')) return { ...whole({ ...builder.unknown(left.from), span }), depth: 0 };
  return whole(applied(reader, left, operator, right, span));
}

function applied(reader: Reader, left: Operand, operator: Operator, right: Operand, span: Span): Expr {
  const { builder } = reader;
  const list = (...items: Argument[]): Expr => ({ kind: 'list', items, span, scope: builder.scope });
  const all = (expr: Expr): Argument => ({ name: null, value: expr, isSpread: true });
  switch (operator.name) {
    case '->':
    case '→':
      return pair(left.expr, right.expr, span);
    case '++':
    case '++:':
    case ':::':
      return joined(left.expr, right.expr, span);
    case ':+':
      return list(all(left.expr), positional(right.expr));
    case '::':
    case '+:':
      return list(positional(left.expr), all(right.expr));
    case '*>':
    case '&>':
      return right.expr;
    case '<*':
    case '<&':
      return left.expr;
  }
  if (isAssignment(operator.name)) return readAugmented(reader, left, operator, right, span);
  if (operator.name === '+' && right.expr.kind === 'map') return joined(left.expr, right.expr, span);
  // of effects, not of numbers
  if (operator.name === '>>' && !isNumber(left.expr) && !isNumber(right.expr)) return right.expr;
  if (BINARY.has(operator.name)) return { ...augmented(builder, left.from, operator.name, left.expr, right.expr), span };
  return call(reader, right.to, left, operator, right.args);
}

/** `a op b` is a call of a's method. */
function call({ builder }: Reader, end: Node, object: Operand, operator: Operator, args: Argument[]): Expr {
  const callee: MemberExpr = { ...builder.expr<MemberExpr>(operator.node, { kind: 'member', object: object.expr, name: operator.name }) };
  callee.span = builder.span(object.from, operator.node);
  const made = builder.call(operator.node, { callee, arguments: args, isNew: false, nameSpan: builder.span(operator.node) });
  made.span = builder.span(object.from, end);
  return made;
}

/** `x += e`: into a collection, unless e is visibly a text or number: then a new value of x. */
function readAugmented(reader: Reader, left: Operand, operator: Operator, right: Operand, span: Span): Expr {
  const { builder } = reader;
  const plain = operator.name.slice(0, -1);
  const isScalar = (expr: Expr): boolean => isText(expr) || isNumber(expr);
  if (left.expr.kind === 'reference' && plain === '+' && (isText(right.expr) || isNumber(right.expr))) {
    const value = { ...augmented(builder, left.from, '+', left.expr, right.expr), span };
    builder.define(left.from, { name: left.expr.name, kind: 'variable', value, isDeclaration: false });
  } else if (plain === '+' || plain === '++' || plain === ':+' || plain === '::') {
    const isWhole = plain === '++' || right.expr.kind === 'map';
    const value: Expr = isWhole
      ? right.expr
      : { kind: 'list', items: right.args.length > 1 ? right.args : [positional(right.expr)], span, scope: builder.scope };
    builder.write(left.from, { target: left.expr, key: null, value, style: 'append' });
    builder.program.writes.at(-1)!.span = span;
  } else if (left.expr.kind === 'reference' && BINARY.has(plain) && isScalar(right.expr)) {
    builder.define(left.from, {
      name: left.expr.name,
      kind: 'variable',
      value: augmented(builder, left.from, plain, left.expr, right.expr),
      isDeclaration: false,
    });
  }
  return { ...builder.unknown(left.from), span };
}
