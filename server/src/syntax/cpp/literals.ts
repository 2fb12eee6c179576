import type { Node } from 'web-tree-sitter';
import { parts, typeOf } from '../nodes.ts';

const ESCAPES: Record<string, string> = { a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const MAX_DIGITS = 400;

/** Value of a string or character as written, with its prefix, quotes and escapes. */
export function textValue(source: string): string {
  const raw = /^(?:u8|[LuU])?R"([^()\s\\]{0,16})\(([\s\S]*)\)\1"$/.exec(source);
  if (raw) return raw[2]!;
  const start = source.search(/["']/);
  if (start < 0) return source;
  const body = source.slice(start + 1, source.length > start + 1 && source.at(-1) === source[start] ? -1 : undefined);
  return decodeEscapes(body);
}

function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:U([\da-fA-F]{8})|u([\da-fA-F]{4})|x([\da-fA-F]{1,8})|([0-7]{1,3})|(\r?\n)|([\s\S]))/g,
    (_, long, short, hex, octal, newline, other) => {
      if (newline !== undefined) return '';
      if (other !== undefined) return ESCAPES[other] ?? other;
      const code = Number.parseInt(long ?? short ?? hex ?? octal, octal === undefined ? 16 : 8);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

/** A number's value; integers that a double cannot hold stay decimal text; null when it is no number. */
export function numberValue(source: string): number | string | null {
  if (source.length > MAX_DIGITS) return null;
  const plain = source.replaceAll("'", '').toLowerCase();
  const isHex = /^[-+]?0x/.test(plain);
  const digits = plain.replace(isHex ? /[ul]+$|i64$/ : /[ulfdz]+$|i64$/, '');
  const octal = /^([-+]?)0([0-7]+)$/.exec(digits);
  if (octal) return Number.parseInt(octal[2]!, 8) * (octal[1] === '-' ? -1 : 1);
  const sign = /^[-+]?/.exec(digits)![0];
  const value = Number(digits.slice(sign.length)) * (sign === '-' ? -1 : 1);
  if (Number.isNaN(value) || digits === sign) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^[-+]?\d+$/.test(digits) ? digits : value;
}

/** Whether every part of `"a" "b"` is a text; a macro between them is not. */
export const isTextOnly = (node: Node): boolean => parts(node).every((part) => /^(raw_)?string_literal$/.test(typeOf(part)));
