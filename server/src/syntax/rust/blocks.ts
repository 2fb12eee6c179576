import type { Node } from 'web-tree-sitter';
import type { ConditionalExpr, Expr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { bind, plainName, unwrappedName } from './patterns.ts';
import type { Reader } from './reader.ts';
import { typeName } from './types.ts';

const NO_VALUE = new Set(['expression_statement', 'let_declaration', 'empty_statement', 'attribute_item', 'inner_attribute_item', 'macro_definition']);
const DIVERGES = /^(panic|unreachable|todo|unimplemented|bail)!|^return\b|^(continue|break)\b|^(std::)?process::exit\b|^exit\(/;
const isItem = (node: Node): boolean => /_item$|^use_declaration$|^type_item$|^macro_definition$/.test(typeOf(node));

/** Statements of a block into the current scope; gives the last expression, which is the block's value. */
export function readBody(reader: Reader, block: Node, expected: string | null): Expr | null {
  const statements = parts(block);
  reader.items(statements.filter(isItem));
  let value: Expr | null = null;
  statements.forEach((statement, at) => {
    value = null;
    if (isItem(statement) || typeOf(statement) === 'attribute_item') return;
    const isLast = at === statements.length - 1;
    if (typeOf(statement) === 'let_declaration') readLet(reader, statement);
    else if (typeOf(statement) === 'expression_statement') {
      const expression = inner(statement);
      // `match x { … }` at the end of a block is its value, though the grammar makes a statement of it
      const isValue = isLast && !statement.text.trimEnd().endsWith(';');
      if (expression) {
        const read = reader.expression(expression, isValue ? expected : null);
        if (isValue) value = read;
      }
    } else if (!NO_VALUE.has(typeOf(statement)) && typeOf(statement) !== 'label') value = reader.expression(statement, isLast ? expected : null);
  });
  return value;
}

function readLet(reader: Reader, node: Node): void {
  const pattern = field(node, 'pattern');
  const type = typeName(reader, field(node, 'type'));
  const valueNode = field(node, 'value');
  const value = valueNode ? reader.expression(valueNode, type) : null;
  const otherwise = field(node, 'alternative');
  if (otherwise) readBlock(reader, otherwise, true);
  if (pattern) bind(reader, pattern, value, type, 'variable', plainName(pattern) ? node : pattern);
}

/** A block in a scope of its own; gives its value. */
export function readBlock(reader: Reader, node: Node, conditional: boolean, expected: string | null = null, before: () => void = () => {}): Expr | null {
  let value: Expr | null = null;
  reader.builder.inScope('block', node, { conditional }, () => {
    before();
    value = typeOf(node) === 'block' ? readBody(reader, node, expected) : reader.expression(node, expected);
  });
  return value;
}

/** `if`, `if let`, with `else if` read in a loop. */
export function readIf(reader: Reader, start: Node, expected: string | null): Expr {
  const { builder } = reader;
  const branches: (Expr | null)[] = [];
  let fallback: Expr[] | null = null;
  let at: Node | null = start;
  while (at?.type === 'if_expression') {
    const condition = field(at, 'condition');
    const matched = condition ? readCondition(reader, condition) : [];
    const consequence = field(at, 'consequence');
    if (consequence) {
      const value = readBlock(reader, consequence, true, expected, () => {
        for (const one of matched) bind(reader, one.pattern, one.value, null, 'variable');
      });
      if (!DIVERGES.test(tailText(consequence))) branches.push(value);
      const [only] = matched;
      if (at === start && only?.value && value?.kind === 'reference' && value.name === unwrappedName(only.pattern)) fallback = [only.value];
    }
    const otherwise = field(at, 'alternative');
    const next: Node | null = otherwise ? inner(otherwise) : null;
    if (next && next.type !== 'if_expression') {
      const value = readBlock(reader, next, true, expected);
      if (!DIVERGES.test(tailText(next))) branches.push(value);
    }
    at = next;
  }
  const [, other] = branches;
  if (fallback && branches.length === 2 && other)
    return builder.expr<ConditionalExpr>(start, { kind: 'conditional', branches: [...fallback, other], fallback: true });
  return oneOf(reader, start, branches);
}

interface Matched {
  pattern: Node;
  value: Expr | null;
}

function readCondition(reader: Reader, condition: Node): Matched[] {
  if (typeOf(condition) === 'let_condition') {
    const pattern = field(condition, 'pattern'),
      value = field(condition, 'value');
    const read = value ? reader.expression(value) : null;
    return pattern ? [{ pattern, value: read }] : [];
  }
  if (typeOf(condition) === 'let_chain') return parts(condition).flatMap((part) => readCondition(reader, part));
  reader.expression(condition);
  return [];
}

export function readMatch(reader: Reader, node: Node, expected: string | null): Expr {
  const { builder } = reader;
  const subject = field(node, 'value');
  const value = subject ? reader.expression(subject) : null;
  const branches: (Expr | null)[] = [];
  let taken: Expr | null = null;
  const others: Expr[] = [];
  const arms = parts(field(node, 'body')).filter((arm) => typeOf(arm) === 'match_arm');
  for (const arm of arms) {
    const pattern = field(arm, 'pattern'),
      body = field(arm, 'value');
    if (!body) continue;
    const name = pattern ? unwrappedName(pattern) : null;
    const result = readBlock(reader, body, arms.length > 1, expected, () => {
      if (!pattern) return;
      const inside = inner(pattern);
      if (inside) bind(reader, inside, value, null, 'variable');
      const guard = field(pattern, 'condition');
      if (guard) reader.expression(guard);
    });
    if (DIVERGES.test(tailText(body))) continue;
    branches.push(result);
    if (name !== null && result?.kind === 'reference' && result.name === name) taken = value;
    else if (result) others.push(result);
  }
  if (taken && others.length === 1 && branches.length === 2)
    return builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: [taken, others[0]!], fallback: true });
  if (taken && branches.length === 1) return taken;
  return oneOf(reader, node, branches);
}

/** What a branch ends with, to see that it does not come back. */
function tailText(body: Node): string {
  const last = typeOf(body) === 'block' ? parts(body).at(-1) : body;
  return last?.text.slice(0, 40) ?? '';
}

function oneOf({ builder }: Reader, node: Node, branches: (Expr | null)[]): Expr {
  const values = branches.filter((one) => one !== null);
  if (values.length === 0) return builder.unknown(node);
  return values.length === 1 && branches.length === 1
    ? values[0]!
    : builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: values, fallback: false });
}

export function readLoop(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const body = field(node, 'body');
  if (typeOf(node) === 'for_expression') {
    const pattern = field(node, 'pattern'),
      list = field(node, 'value');
    const value = list ? reader.expression(list) : null;
    if (body)
      readBlock(reader, body, true, null, () => {
        const numbered =
          pattern && value?.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'enumerate' ? parts(pattern)[1] : undefined;
        if (numbered && value?.kind === 'call' && value.callee.kind === 'member') bind(reader, numbered, value.callee.object, null, 'loop');
        else if (pattern) bind(reader, pattern, value, null, 'loop');
      });
  } else {
    const condition = field(node, 'condition');
    const matched = condition ? readCondition(reader, condition) : [];
    if (body)
      readBlock(reader, body, typeOf(node) === 'while_expression' && condition?.type !== 'boolean_literal', null, () => {
        for (const one of matched) bind(reader, one.pattern, one.value, null, 'variable');
      });
  }
  return builder.unknown(node);
}
