import type { ConfigEntry } from '../../core/document.ts';
import { DocumentBuilder } from '../document-builder.ts';
import type { DocumentParser } from '../document.ts';

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*/;
const DOUBLE_QUOTE_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
/** A quoted value that has not ended after so many characters was never meant to. */
const MAX_QUOTED = 100_000;

/** Environment files as dotenv, Compose and shells read them. `${VAR}` is kept for the look-ups. */
export const format: DocumentParser = {
  id: 'dotenv',
  matches: (baseName) => baseName === '.env' || baseName.startsWith('.env.') || baseName.endsWith('.env'),
  parse(file, text) {
    const builder = new DocumentBuilder(file, 'dotenv', text);
    const entries: ConfigEntry[] = [];
    let at = 0;
    while (at < text.length) {
      let end = text.indexOf('\n', at);
      if (end < 0) end = text.length;
      const line = text.slice(at, end).replace(/\r$/, '');
      const match = ASSIGNMENT.exec(line);
      if (match) {
        if (!builder.admits(at)) break;
        const valueStart = at + match[0].length;
        const keyStart = at + match[0].indexOf(match[1]!, match[0].search(/\S/) + (/^[ \t]*export[ \t]/.test(match[0]) ? 6 : 0));
        const read = readValue(text, valueStart, at + line.length);
        if (!read.isClosed) builder.problem(valueStart, read.end, 'quote is not closed');
        entries.push(builder.entry(match[1]!, keyStart, keyStart + match[1]!.length, builder.scalar(read.value, valueStart, read.end)));
        if (read.end > end) end = text.indexOf('\n', read.end) < 0 ? text.length : text.indexOf('\n', read.end);
      } else if (!/^\s*(#|$)/.test(line) && !/^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.-]*[ \t]*$/.test(line)) {
        builder.problem(at, at + line.length, 'not an assignment');
      }
      at = end + 1;
    }
    builder.noteDuplicates(entries);
    builder.document.roots.push(builder.mapping(entries, 0, text.length));
    return builder.document;
  },
};

function readValue(text: string, start: number, lineEnd: number): { value: string; end: number; isClosed: boolean } {
  const quote = text[start];
  if (start < lineEnd && (quote === '"' || quote === "'" || quote === '`')) {
    const limit = Math.min(text.length, start + MAX_QUOTED);
    let at = start + 1;
    while (at < limit && text[at] !== quote) at += quote === '"' && text[at] === '\\' ? 2 : 1;
    if (at < limit) return { value: unquoted(text.slice(start + 1, at), quote), end: at + 1, isClosed: true };
    return { value: text.slice(start + 1, lineEnd), end: lineEnd, isClosed: false };
  }
  // an unquoted value ends at a comment that stands apart
  const value = text
    .slice(start, lineEnd)
    .replace(/(^|\s)#.*$/, '')
    .trimEnd();
  return { value, end: start + value.length, isClosed: true };
}

const unquoted = (text: string, quote: string): string =>
  quote === '"' ? text.replace(/\\([\s\S])/g, (_, char: string) => DOUBLE_QUOTE_ESCAPES[char] ?? char) : text;
