import type { Node } from 'web-tree-sitter';
import type { Argument, ConcatExpr, ConditionalExpr, Expr, IndexExpr, ListExpr, MapEntry, MapExpr, MemberExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented } from '../binary.ts';
import { field, isComment, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { dotted } from './types.ts';

const LITERALS = new Set(['string_literal', 'raw_string_literal', 'char_literal', 'integer_literal', 'float_literal', 'boolean_literal']);
const NAMES = new Set(['identifier', 'self', 'crate', 'super', 'primitive_type']);

/** Tokens of a macro call being read; their grammar is the macro's own, so expressions are told by their shape. */
interface Tokens {
  nodes: Node[];
  at: number;
}

const tokensOf = (tree: Node): Tokens => ({ nodes: tree.children.slice(1, -1).filter((node) => !isComment(node)), at: 0 });
const isAt = (tokens: Tokens, text: string, ahead = 0): boolean => tokens.nodes[tokens.at + ahead]?.text === text;

export function readMacro(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const nameNode = field(node, 'macro');
  const tree = node.namedChildren.find((child) => child && typeOf(child) === 'token_tree');
  if (!nameNode || !tree) return builder.unknown(node);
  const name = dotted(nameNode).split('.').at(-1)!;
  const args = builder.nested(tree, () => readTokens(reader, tree)) ?? [];
  const values = args.map((one) => one.value);
  switch (name) {
    case 'vec':
    case 'smallvec':
    case 'arrayvec':
      return builder.expr<ListExpr>(node, { kind: 'list', items: args });
    case 'concat':
      return builder.expr<ConcatExpr>(node, { kind: 'concat', parts: values });
    case 'format':
      return formatted(reader, node, args);
    case 'hashmap':
    case 'btreemap':
    case 'indexmap':
    case 'phf_map':
      return builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: args.flatMap(entryOf) });
    default:
      return builder.unknown(node);
  }
}

/** `"a" => b` was read as a list of two. */
function entryOf({ value }: Argument): MapEntry[] {
  const [key, item] = value.kind === 'list' && value.items.length === 2 ? value.items : [];
  return key && item ? [{ key: key.value, value: item.value, span: value.span }] : [];
}

/** `format!("{}-{name}-{0}", x)` */
function formatted({ builder }: Reader, node: Node, args: Argument[]): Expr {
  const [pattern, ...rest] = args;
  if (pattern?.value.kind !== 'literal' || typeof pattern.value.value !== 'string') return builder.unknown(node);
  const { value: text, ...place } = pattern.value;
  const parts: Expr[] = [];
  let next = 0;
  const add = (literal: string): void => {
    if (literal) parts.push({ ...place, value: literal.replaceAll('{{', '{').replaceAll('}}', '}') });
  };
  let from = 0;
  for (const match of String(text).matchAll(/\{\{|\}\}|\{(\w*)(:[^}]*)?\}/g)) {
    if (match[1] === undefined) continue;
    add(String(text).slice(from, match.index));
    from = match.index + match[0].length;
    const name = match[1];
    const given = /^\d*$/.test(name) ? rest.filter((one) => one.name === null)[name === '' ? next++ : Number(name)] : rest.find((one) => one.name === name);
    const isShown = given && !(match[2] && /[^:?]/.test(match[2]));
    if (isShown) parts.push(given.value);
    else if (given || /^\d*$/.test(name)) parts.push(builder.unknown(node));
    else parts.push(builder.expr<ReferenceExpr>(node, { kind: 'reference', name }));
  }
  add(String(text).slice(from));
  const only = parts.length === 1 && parts[0]!.kind === 'literal' ? parts[0]! : null;
  return only ?? builder.expr<ConcatExpr>(node, { kind: 'concat', parts });
}

/** Arguments between commas or semicolons, as far as they look like expressions; `name = value` is named, `a => b` is a list of two. */
export function readTokens(reader: Reader, tree: Node): Argument[] {
  const tokens = tokensOf(tree);
  const args: Argument[] = [];
  while (tokens.at < tokens.nodes.length) {
    const before = tokens.at;
    const name = readHead(tokens);
    const start = tokens.nodes[tokens.at];
    if (!start) break;
    const value = readSum(reader, tokens);
    if (value) args.push(pairOf(reader, tokens, { name: name.argument, value, isSpread: false }, start));
    if (name.constant && value) reader.builder.define(start, { name: name.constant, kind: 'constant', value });
    // what is left of this argument is not read
    while (tokens.at < tokens.nodes.length && !isAt(tokens, ',') && !isAt(tokens, ';')) {
      const node = tokens.nodes[tokens.at++]!;
      if (typeOf(node) === 'token_tree') reader.builder.nested(node, () => readTokens(reader, node));
    }
    tokens.at = Math.max(tokens.at + 1, before + 1);
  }
  return args;
}

/** `name =`, `let x =`, `static ref NAME: T =` before a value. */
function readHead(tokens: Tokens): { argument: string | null; constant: string | null } {
  const first = tokens.nodes[tokens.at];
  if (first && typeOf(first) === 'identifier' && isAt(tokens, '=', 1)) {
    tokens.at += 2;
    return { argument: first.text, constant: null };
  }
  let at = tokens.at;
  if (/^pub\b/.test(tokens.nodes[at]?.text ?? '')) at++;
  const word = tokens.nodes[at]?.text;
  if (word !== 'static' && word !== 'let' && word !== 'const') return { argument: null, constant: null };
  let name: string | null = null;
  for (; at < tokens.nodes.length && ![',', ';'].includes(tokens.nodes[at]!.text); at++) {
    const text = tokens.nodes[at]!.text;
    if (text === '=') {
      tokens.at = at + 1;
      return { argument: null, constant: word === 'let' ? null : name };
    }
    if (typeOf(tokens.nodes[at]!) === 'identifier' && text !== 'ref') name ??= text;
  }
  return { argument: null, constant: null };
}

function pairOf(reader: Reader, tokens: Tokens, argument: Argument, start: Node): Argument {
  if (!isAt(tokens, '=>')) return argument;
  tokens.at++;
  const value = readSum(reader, tokens);
  if (!value) return argument;
  const items = [argument.value, value].map((one): Argument => ({ name: null, value: one, isSpread: false }));
  const list = reader.builder.expr<ListExpr>(start, { kind: 'list', items });
  return { name: null, value: { ...list, span: { ...list.span, endLine: value.span.endLine, endColumn: value.span.endColumn } }, isSpread: false };
}

const OPERATORS = new Set(['+', '-', '*', '/', '%']);

/** Operands with operators of one kind between them; more than that is not read. */
function readSum(reader: Reader, tokens: Tokens): Expr | null {
  const first = tokens.nodes[tokens.at];
  let sum = readOperand(reader, tokens);
  const operator = tokens.nodes[tokens.at]?.text ?? '';
  while (sum && first && OPERATORS.has(operator) && isAt(tokens, operator)) {
    tokens.at++;
    const right = readOperand(reader, tokens);
    sum = right ? augmented(reader.builder, first, operator, sum, right) : null;
  }
  const next = tokens.nodes[tokens.at]?.text ?? ',';
  return sum && first && ![',', ';', '=>'].includes(next) ? reader.builder.unknown(first) : sum;
}

/** A literal, path, list or call with what follows by `.` and `::`; null when the tokens look like none. */
function readOperand(reader: Reader, tokens: Tokens): Expr | null {
  const { builder } = reader;
  while (isAt(tokens, '&') || isAt(tokens, '*') || isAt(tokens, 'mut')) tokens.at++;
  const start = tokens.nodes[tokens.at];
  if (!start) return null;
  if (isAt(tokens, '-')) {
    tokens.at++;
    const operand = readOperand(reader, tokens);
    return operand?.kind === 'literal' && typeof operand.value === 'number' ? { ...operand, value: -operand.value } : operand && builder.unknown(start);
  }
  let expr: Expr;
  tokens.at++;
  const next = tokens.nodes[tokens.at];
  if (LITERALS.has(typeOf(start))) expr = reader.expression(start);
  else if (typeOf(start) === 'token_tree') {
    const items = builder.nested(start, () => readTokens(reader, start)) ?? [];
    if (builder.text(start).startsWith('(') && items.length === 1) expr = items[0]!.value;
    else if (builder.text(start).startsWith('{')) expr = builder.unknown(start);
    else expr = builder.expr<ListExpr>(start, { kind: 'list', items });
  } else if (isAt(tokens, '!') && next && tokens.nodes[tokens.at + 1]?.type === 'token_tree') {
    const tree = tokens.nodes[tokens.at + 1]!;
    tokens.at += 2;
    const items = builder.nested(tree, () => readTokens(reader, tree)) ?? [];
    expr =
      builder.text(start) === 'vec'
        ? builder.expr<ListExpr>(tree, { kind: 'list', items })
        : builder.text(start) === 'format'
          ? formatted(reader, tree, items)
          : builder.unknown(tree);
  } else if (NAMES.has(typeOf(start))) {
    const text = builder.text(start);
    const name = text === 'Self' ? (builder.program.scopes[builder.enclosing('type') ?? 0]!.name ?? text) : text;
    expr = builder.expr<ReferenceExpr>(start, { kind: 'reference', name });
    if (isAt(tokens, '::') && !reader.roots.has(builder.text(start))) reader.roots.set(builder.text(start), start);
  } else return null;
  return readSuffixes(reader, tokens, start, expr);
}

const KEEPING = new Set(['unwrap', 'expect', 'clone', 'to_string', 'to_owned', 'into', 'as_str', 'as_ref', 'await', 'iter']);

function readSuffixes(reader: Reader, tokens: Tokens, start: Node, first: Expr): Expr {
  const { builder } = reader;
  let expr = first;
  let last = start;
  for (;;) {
    const node = tokens.nodes[tokens.at];
    if (node && typeOf(node) === 'token_tree' && builder.text(node).startsWith('(') && (expr.kind === 'reference' || expr.kind === 'member')) {
      tokens.at++;
      const args = builder.nested(node, () => readTokens(reader, node)) ?? [];
      if (expr.kind === 'member' && KEEPING.has(expr.name)) expr = expr.object;
      else if (expr.kind === 'member' && expr.name === 'unwrap_or' && args[0])
        expr = builder.expr<ConditionalExpr>(start, { kind: 'conditional', branches: [expr.object, args[0].value], fallback: true });
      else {
        expr = builder.call(start, { callee: expr, arguments: args, isNew: false, nameSpan: builder.span(last) });
        expr.span = builder.span(start, node);
      }
      continue;
    }
    if (node && typeOf(node) === 'token_tree' && builder.text(node).startsWith('[') && (expr.kind === 'reference' || expr.kind === 'member')) {
      const [index] = builder.nested(node, () => readTokens(reader, node)) ?? [];
      if (!index) return expr;
      tokens.at++;
      expr = builder.expr<IndexExpr>(start, { kind: 'index', object: expr, index: index.value });
      expr.span = builder.span(start, node);
      continue;
    }
    const name = tokens.nodes[tokens.at + 1];
    if ((isAt(tokens, '.') || isAt(tokens, '::')) && name && (NAMES.has(typeOf(name)) || builder.text(name) === 'await')) {
      tokens.at += 2;
      last = name;
      if (builder.text(name) !== 'await')
        expr = { ...builder.expr<MemberExpr>(name, { kind: 'member', object: expr, name: builder.text(name) }), span: builder.span(start, name) };
      continue;
    }
    if (isAt(tokens, '?')) {
      tokens.at++;
      continue;
    }
    return expr;
  }
}
