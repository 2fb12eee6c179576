import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr } from '../../core/program.ts';
import { field, inner, typeOf } from '../nodes.ts';
import { concat } from '../binary.ts';
import type { Reader } from './reader.ts';

const NAMED_ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:[uU]+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([\s\S]))/g, (_, unicode?: string, octal?: string, other?: string) => {
    if (unicode) return String.fromCharCode(Number.parseInt(unicode, 16));
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8));
    return NAMED_ESCAPES[other!] ?? other!;
  });
}

/** Text between three quotes is taken as it stands. */
export function stringValue(source: string): string {
  if (source.startsWith('"""')) return source.slice(3).replace(/"""$/, '');
  return decodeEscapes(source.slice(1, source.length > 1 && source.at(-1) === source[0] ? -1 : undefined));
}

/** A number's value; integers that a double cannot hold stay decimal text so that no digit is lost; null when it is no number. */
export function numberValue(source: string): number | string | null {
  const text = source.replaceAll('_', '').toLowerCase();
  const digits = /^-?0x/.test(text) ? text.replace(/l$/, '') : text.replace(/[lfd]$/, '');
  const value = digits.startsWith('-0x') ? -Number(digits.slice(1)) : Number(digits);
  if (digits === '' || Number.isNaN(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(digits) ? digits : value;
}

/** Interpolators of the standard library; what others make of their parts is not known. */
const INTERPOLATORS = new Set(['s', 'f', 'raw']);

/** `s"a $b ${c}"`; the pieces between the parts are not nodes of their own. */
export function readInterpolated(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const interpolator = field(node, 'interpolator');
  const text = node.namedChildren.find((child) => child?.type === 'interpolated_string');
  if (!text) return builder.unknown(node);
  const source = builder.text(text);
  const quotes = source.startsWith('"""') ? 3 : 1;
  const isRaw = quotes === 3 || interpolator?.text === 'raw';
  const parts: Expr[] = [];
  let isFormatted = false;
  let piece = '';
  let at = quotes;
  const flush = (): void => {
    if (piece !== '') parts.push(builder.expr<LiteralExpr>(text, { kind: 'literal', value: piece }));
    piece = '';
  };
  const take = (end: number): void => {
    const between = source.slice(at, end);
    const shown = interpolator?.text === 'f' && parts.length > 0 ? between.replace(/^%[sd]/, '') : between;
    isFormatted ||= interpolator?.text === 'f' && /^%[^sd]/.test(between);
    piece += isRaw ? shown : decodeEscapes(shown);
  };
  for (const child of text.namedChildren) {
    if (!child || (typeOf(child) !== 'interpolation' && typeOf(child) !== 'escape_sequence')) continue;
    const start = child.startIndex - text.startIndex;
    const end = child.endIndex - text.startIndex;
    take(start);
    at = end;
    if (typeOf(child) === 'escape_sequence') {
      const escaped = source.slice(start, end);
      piece += escaped.startsWith('$') ? escaped.slice(1) : isRaw ? escaped : decodeEscapes(escaped);
      continue;
    }
    flush();
    const value = inner(child);
    parts.push(value ? interpolated(reader, value) : builder.unknown(child));
  }
  take(Math.max(at, source.length - quotes));
  flush();
  if (isFormatted || !INTERPOLATORS.has(interpolator?.text ?? '')) return builder.unknown(node);
  if (parts.length === 0) return builder.expr<LiteralExpr>(node, { kind: 'literal', value: '' });
  const [only] = parts;
  return parts.length === 1 && only?.kind === 'literal'
    ? builder.expr<LiteralExpr>(node, { kind: 'literal', value: only.value })
    : concat(builder, node, parts);
}

/** `$name` and `${expression}`. */
function interpolated(reader: Reader, node: Node): Expr {
  const [only, ...others] = typeOf(node) === 'block' ? node.namedChildren : [node];
  return only && others.length === 0 ? reader.expression(only) : reader.expression(node);
}
