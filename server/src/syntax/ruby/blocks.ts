import type { Node } from 'web-tree-sitter';
import type { ConditionalExpr, Expr } from '../../core/program.ts';
import { field, parts, typeOf } from '../nodes.ts';
import { assignTo } from './assignments.ts';
import type { Reader } from './reader.ts';

const NO_STATEMENT = new Set(['comment', 'heredoc_body', 'rescue', 'ensure', 'else', 'empty_statement', 'uninterpreted']);

/** Statements into the current scope; gives the last one's value. */
export function readBody(reader: Reader, nodes: readonly Node[]): Expr | null {
  let value: Expr | null = null;
  let handlers: Expr[] = [];
  for (const node of nodes) {
    if (typeOf(node) === 'rescue') handlers.push(...some(readBranch(reader, field(node, 'body'), true, () => bindError(reader, node))));
    else if (typeOf(node) === 'ensure') readBranch(reader, node, false);
    else if (typeOf(node) === 'else') value = readBranch(reader, node, false);
    else if (!NO_STATEMENT.has(typeOf(node))) {
      value = reader.expression(node);
      handlers = [];
    }
  }
  return value;
}

const some = (value: Expr | null): Expr[] => (value ? [value] : []);

function bindError(reader: Reader, node: Node): void {
  const [name] = parts(field(node, 'variable'));
  if (name) assignTo(reader, name, name, null);
}

/** A branch in a scope of its own; gives its value. */
export function readBranch(reader: Reader, node: Node | null, conditional: boolean, before: () => void = () => {}): Expr | null {
  if (!node) return null;
  let value: Expr | null = null;
  reader.builder.inScope('block', node, { conditional }, () => {
    before();
    value = isSequence(node) ? reader.body(parts(node)) : reader.expression(node);
  });
  return value;
}

const isSequence = (node: Node): boolean => ['then', 'else', 'ensure', 'do', 'body_statement', 'block_body', 'begin', 'begin_block'].includes(typeOf(node));

export function oneOf({ builder }: Reader, node: Node, branches: (Expr | null)[]): Expr {
  const values = branches.filter((one) => one !== null);
  return values.length === 0 ? builder.unknown(node) : builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: values, fallback: false });
}

/** `if`, `unless` and `elsif`, which is read in a loop. */
export function readIf(reader: Reader, start: Node): Expr {
  const branches: (Expr | null)[] = [];
  for (let at: Node | null = start; at; ) {
    const condition = field(at, 'condition');
    if (condition) reader.expression(condition);
    branches.push(readBranch(reader, field(at, 'consequence'), !isStart(condition)));
    const next: Node | null = field(at, 'alternative');
    if (next && typeOf(next) !== 'elsif') branches.push(readBranch(reader, next, true));
    at = next && typeOf(next) === 'elsif' ? next : null;
  }
  return oneOf(reader, start, branches);
}

/** `if __FILE__ == $0` holds for a program that is started. */
const isStart = (condition: Node | null): boolean => /^__FILE__ *== *\$(0|PROGRAM_NAME)$/.test(condition?.text ?? '');

export function readModifier(reader: Reader, node: Node): Expr {
  const condition = field(node, 'condition');
  if (condition) reader.expression(condition);
  const value = readBranch(reader, field(node, 'body'), !isStart(condition));
  return value ?? reader.builder.unknown(node);
}

export function readCase(reader: Reader, node: Node): Expr {
  const subject = field(node, 'value');
  if (subject) reader.expression(subject);
  const branches = parts(node).flatMap((part): (Expr | null)[] => {
    if (typeOf(part) === 'else') return [readBranch(reader, part, true)];
    if (typeOf(part) !== 'when' && typeOf(part) !== 'in_clause') return [];
    return [readBranch(reader, field(part, 'body'), true)];
  });
  return oneOf(reader, node, branches);
}

export function readLoop(reader: Reader, node: Node): Expr {
  const body = field(node, 'body');
  const list = field(node, 'value');
  const [iterable] = list ? (typeOf(list) === 'in' ? parts(list) : [list]) : [];
  const value = iterable ? reader.expression(iterable) : null;
  const condition = field(node, 'condition');
  if (condition) reader.expression(condition);
  const pattern = field(node, 'pattern');
  readBranch(reader, body, condition?.text !== 'true', () => {
    if (pattern) assignTo(reader, pattern, pattern, typeOf(pattern) === 'identifier' ? value : null, 'loop');
  });
  return reader.builder.unknown(node);
}
