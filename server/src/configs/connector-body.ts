import type { Span } from '../core/span.ts';
import type { Embedded } from './form.ts';

/** No connector's configuration is longer. */
const MAX_LENGTH = 30_000;
/** More in one file nobody writes. */
const MAX_MATCHES = 1_000;
const CLASS = /\\?"connector\.class\\?"\s*:/g;
/** `PUT /connectors/<name>/config` names the connector in its address. */
const ADDRESS = /\/connectors\/([\w.-]+)\/config/g;

/**
 * The JSON of connectors in a text of any kind: bodies of requests (`-d '{…}'`, `--data "{\"…\"}"`), here-documents, blocks of a manifest.
 * `text` is the whole file, or as much of it as stands between `from` and `to`.
 */
export function connectorBodies(file: string, text: string, from = 0, to = text.length): Embedded[] {
  const found: Embedded[] = [];
  let done = from;
  CLASS.lastIndex = from;
  let matches = 0;
  for (let match = CLASS.exec(text); match !== null && match.index < to && matches++ < MAX_MATCHES; match = CLASS.exec(text)) {
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    if (match.index < done || /^\s*(#|\/\/)/.test(text.slice(lineStart, match.index))) continue;
    const own = opening(text, match.index, done);
    if (own < 0) continue;
    const isWrapped = /config\\?"\s*:\s*$/.test(text.slice(Math.max(own - 40, done), own));
    const outer = isWrapped ? opening(text, own, done) : -1;
    const start = outer >= 0 ? outer : own;
    const end = Math.min(closing(text, start), to);
    found.push(outer >= 0 ? body(file, text, start, end) : namedByAddress(file, text, done, start, end));
    done = end;
    CLASS.lastIndex = end;
  }
  return found;
}

/** The brace that opens what stands here. */
function opening(text: string, before: number, floor: number): number {
  let depth = 0;
  for (let at = before - 1; at >= Math.max(floor, before - MAX_LENGTH); at--) {
    if (text[at] === '}') depth++;
    else if (text[at] === '{' && depth-- === 0) return at;
  }
  return -1;
}

/** Braces of variables come in pairs, those of texts are few. */
function closing(text: string, start: number): number {
  let depth = 0;
  const limit = Math.min(text.length, start + MAX_LENGTH);
  for (let at = start; at < limit; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return limit;
}

function body(file: string, text: string, start: number, end: number): Embedded {
  return { name: 'connector.jsonc', span: spanOf(file, text, start, end), text: asJson(text.slice(start, end)), isInPlace: true };
}

/** The address stands before the body and is longer than what JSON needs to name it. */
function namedByAddress(file: string, text: string, floor: number, start: number, end: number): Embedded {
  const near = Math.max(floor, start - 600);
  const address = [...text.slice(near, start).matchAll(ADDRESS)].at(-1);
  if (!address) return body(file, text, start, end);
  const wrapper = `{"name":"${address[1]}","config":`;
  const at = near + address.index + address[0].length - wrapper.length;
  const isRoom = at >= near && !text.slice(at, at + wrapper.length).includes('\n');
  if (!isRoom) return body(file, text, start, end);
  const between = text.slice(at + wrapper.length, start).replace(/[^\n]/g, ' ');
  return { name: 'connector.jsonc', span: spanOf(file, text, at, end), text: `${wrapper}${between}${asJson(text.slice(start, end))}}`, isInPlace: true };
}

function spanOf(file: string, text: string, start: number, end: number): Span {
  const from = place(text, start);
  const to = place(text, end);
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function place(text: string, at: number): { line: number; column: number } {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line++;
  return { line, column: at - text.lastIndexOf('\n', at - 1) };
}

// each of these keeps every letter in its place

const asJson = (text: string): string => withPlainDollars(withoutShellQuotes(withoutEscapes(text)));

/** `{\"name\": \"x\"}` within double quotes. */
function withoutEscapes(text: string): string {
  if (!/^\s*[[{][\s{[\\n]*\\"/.test(text)) return text;
  let isOpen = false;
  return text.replace(/\\\\\\"|\\"|\\n/g, (found) => {
    if (found.length === 4) return '\\"  ';
    if (found === '\\n') return '  ';
    isOpen = !isOpen;
    return isOpen ? ' "' : '" ';
  });
}

/** `"'"$HOST"'"` and `"'$HOST'"`: a variable of the script between two quoted parts. */
function withoutShellQuotes(text: string): string {
  return text.replace(/'"?(\$\{?[A-Za-z_]\w*\}?)"?'/g, (whole, variable: string) => variable.padEnd(whole.length));
}

/** `\$` in a here-document and `$$` in a manifest are one dollar; the rest of the text moves up, and a blank follows its quote. */
function withPlainDollars(text: string): string {
  let plain = text;
  for (let times = 0; times < 4 && /[\\$]\$/.test(plain); times++) plain = plain.replace(/[\\$](\$[^"\n]{0,500}")/g, '$1 ');
  return plain;
}
