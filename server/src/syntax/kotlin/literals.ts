import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr, ReferenceExpr } from '../../core/program.ts';
import { concat } from '../binary.ts';
import { inner, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';

const NAMED_ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', r: '\r' };
/** `$name`, which the grammar leaves in the text, or an escape. */
const PIECE = /\$([A-Za-z_]\w*|`[^`\n]+`)|\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g;

/** Strings, raw or not: text and templates; what is text alone is one literal. */
export function readString(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const isRaw = typeOf(node) === 'multiline_string_literal';
  const pieces: (string | Expr)[] = [];
  const add = (piece: string | Expr): void => {
    const last = pieces.at(-1);
    const text = typeof piece === 'string' ? piece : piece.kind === 'literal' && typeof piece.value === 'string' ? piece.value : null;
    if (text !== null && typeof last === 'string') pieces[pieces.length - 1] = last + text;
    else pieces.push(text ?? piece);
  };
  const addText = (source: string): void => {
    let from = 0;
    for (const { index, 0: whole, 1: name, 2: unicode, 3: escaped } of source.matchAll(PIECE)) {
      if (isRaw && name === undefined) continue;
      add(source.slice(from, index));
      if (name !== undefined) add(builder.expr<ReferenceExpr>(node, { kind: 'reference', name: name.replaceAll('`', '') }));
      else add(unicode ? String.fromCharCode(Number.parseInt(unicode, 16)) : (NAMED_ESCAPES[escaped!] ?? escaped!));
      from = index + whole.length;
    }
    add(source.slice(from));
  };
  let text = '';
  for (const part of node.namedChildren) {
    if (typeOf(part) !== 'interpolation') {
      text += builder.text(part);
      continue;
    }
    addText(text);
    text = '';
    const value = inner(part);
    add(value ? reader.expression(value) : builder.unknown(part));
  }
  addText(text);
  const literal = (value: string): LiteralExpr => builder.expr<LiteralExpr>(node, { kind: 'literal', value });
  if (pieces.length <= 1 && typeof (pieces[0] ?? '') === 'string') return literal((pieces[0] as string | undefined) ?? '');
  return concat(
    builder,
    node,
    pieces.filter((piece) => piece !== '').map((piece) => (typeof piece === 'string' ? literal(piece) : piece)),
  );
}

export function characterValue(source: string): string {
  return source.slice(1, -1).replace(PIECE, (whole, _name, unicode?: string, escaped?: string) => {
    if (unicode) return String.fromCharCode(Number.parseInt(unicode, 16));
    return escaped ? (NAMED_ESCAPES[escaped] ?? escaped) : whole;
  });
}

/** A number's value; integers that a double cannot hold stay decimal text so that no digit is lost; null when it is no number. */
export function numberValue(source: string): number | string | null {
  const text = source.replaceAll('_', '').toLowerCase();
  const digits = text.startsWith('0x') ? text.replace(/u?l?$/, '') : text.replace(/(u?l?|f)$/, '');
  const value = Number(digits);
  if (Number.isNaN(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^\d+$/.test(digits) ? digits : value;
}
