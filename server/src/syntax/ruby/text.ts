import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr } from '../../core/program.ts';
import { concat } from '../binary.ts';
import { parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', s: ' ', e: '\x1b', '0': '\0', a: '\x07', b: '\b', f: '\f', v: '\v' };

const decoded = (sequence: string): string => {
  const code = /^\\(?:u\{?([\da-fA-F]{1,6})\}?|x([\da-fA-F]{1,2}))$/.exec(sequence);
  if (code) {
    const point = Number.parseInt(code[1] ?? code[2]!, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return sequence === '\\\n' ? '' : (ESCAPES[sequence.slice(1)] ?? sequence.slice(1));
};

/** A string, symbol, heredoc or command: a literal, or a concatenation where something is put in. */
export function readText(reader: Reader, node: Node, body: Node = node): Expr {
  const { builder } = reader;
  const isSquiggly = body !== node && builder.text(node).startsWith('<<~');
  const pieces: Expr[] = [];
  let literal = '';
  let literalAt: Node | null = null;
  const flush = (): void => {
    if (literalAt) pieces.push(builder.expr<LiteralExpr>(literalAt, { kind: 'literal', value: literal }));
    literal = '';
    literalAt = null;
  };
  for (const part of parts(body)) {
    if (typeOf(part) === 'heredoc_end') continue;
    if (typeOf(part) === 'interpolation') {
      flush();
      const [inside] = parts(part);
      pieces.push(inside ? reader.expression(inside) : builder.unknown(part));
      continue;
    }
    literal += typeOf(part) === 'escape_sequence' ? decoded(builder.text(part)) : builder.text(part);
    literalAt ??= part;
  }
  flush();
  if (body !== node) trimHeredoc(pieces, isSquiggly);
  const [only] = pieces;
  if (pieces.length > 1 || (only && only.kind !== 'literal')) return concat(builder, node, pieces);
  const text = only?.kind === 'literal' ? String(only.value) : '';
  return builder.expr<LiteralExpr>(node, { kind: 'literal', value: text });
}

/** Takes away the line break after the beginning; for `<<~` the common indentation too. */
function trimHeredoc(pieces: Expr[], isSquiggly: boolean): void {
  const first = pieces[0];
  if (first?.kind === 'literal') first.value = String(first.value).replace(/^\r?\n/, '\n');
  const lines = pieces
    .map((piece) => (piece.kind === 'literal' ? String(piece.value) : 'x'))
    .join('')
    .split('\n')
    .slice(1);
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  const indentation = isSquiggly && Number.isFinite(depth) ? new RegExp(`\\n[ \\t]{0,${depth}}`, 'g') : null;
  for (const piece of pieces) if (piece.kind === 'literal' && indentation) piece.value = String(piece.value).replace(indentation, '\n');
  if (first?.kind === 'literal') first.value = String(first.value).replace(/^\n/, '');
}

/** `1_000`, `0x1f`, `1.5`, `2r`; integers that a double cannot hold stay decimal text. */
export function numberValue(source: string): number | string | null {
  const digits = source
    .replaceAll('_', '')
    .replace(/[ri]+$/, '')
    .replace(/^0d/i, '');
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8);
  const value = Number(digits);
  if (digits === '' || Number.isNaN(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^\d+$/.test(digits) ? digits : value;
}

/** `A::B` and `::A` as dotted names. */
export const constantPath = (node: Node): string => node.text.replace(/\s+/g, '').replace(/^::/, '').replaceAll('::', '.');
