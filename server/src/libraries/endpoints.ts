import type { Span } from '../core/span.ts';

/** A piece of an address: what is known of it, and where it stands. */
export interface Piece {
  text: string | null;
  span: Span;
}

/** An address taken apart; a null value is known to the run alone. */
export interface Endpoint {
  path: { text: string | null; span: Span };
  options: { name: string; value: string | null; span: Span }[];
}

/** Stands for what is not known. */
const HOLE = '\u0000';
const MAX_OPTIONS = 100;

/** `kafka:orders?brokers=b:9092&groupId=g` in pieces; null when it is of another scheme. */
export function readEndpoint(scheme: string, pieces: readonly Piece[]): Endpoint | null {
  const text = pieces.map((piece) => piece.text ?? HOLE).join('');
  if (!text.startsWith(`${scheme}:`)) return null;
  const spanAt = (offset: number): Span => {
    let end = 0;
    for (const piece of pieces) {
      end += (piece.text ?? HOLE).length;
      if (offset < end) return piece.span;
    }
    return pieces.at(-1)!.span;
  };
  const known = (part: string): string | null => (part.includes(HOLE) || part.startsWith('RAW(') ? null : placeholders(part));
  const mark = text.indexOf('?');
  const start = scheme.length + 1;
  const path = text.slice(start, mark < 0 ? undefined : mark).replace(/^\/\//, '');
  const options: Endpoint['options'] = [];
  for (let at = mark < 0 ? text.length : mark + 1; at < text.length && options.length < MAX_OPTIONS; ) {
    const next = text.indexOf('&', at);
    const end = next < 0 ? text.length : next;
    const [, name, value] = /^([\w.-]+)=(.*)$/s.exec(text.slice(at, end)) ?? [];
    if (name !== undefined) options.push({ name, value: known(value!), span: spanAt(at) });
    at = end + 1;
  }
  return { path: { text: known(path), span: spanAt(start) }, options };
}

/** `{{name:default}}` is the other spelling of `${name:default}`. */
const placeholders = (text: string): string => text.replace(/\{\{\??([^{}]*)\}\}/g, '${$1}');
