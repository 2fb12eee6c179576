import type { ConfigEntry } from '../../core/document.ts';
import { DocumentBuilder } from '../document-builder.ts';
import type { DocumentParser } from '../document.ts';

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/** One logical line, its continuation lines joined; `offsets[i]` is where character i stands in the text. */
interface LogicalLine {
  text: string;
  offsets: number[];
}

/** The rules of java.util.Properties. Lines `#---` and `!---` start a new document, as in Spring Boot since 2.4. */
export const format: DocumentParser = {
  id: 'properties',
  // what .NET calls so is XML
  matches: (baseName) => baseName.endsWith('.properties') || (baseName.endsWith('.config') && !/^(packages|nuget|app|web)\b/.test(baseName)),
  parse(file, text) {
    const builder = new DocumentBuilder(file, 'properties', text);
    let entries: ConfigEntry[] = [];
    let start = 0;
    const close = (end: number): void => {
      builder.noteDuplicates(entries);
      builder.document.roots.push(builder.mapping(entries, start, end));
      entries = [];
      start = end;
    };
    let at = 0;
    while (at < text.length) {
      const end = lineEnd(text, at);
      const first = firstVisible(text, at, end);
      const next = afterBreak(text, end);
      if (first === end) at = next;
      else if (isTemplate(text, first)) at = next;
      else if (text[first] === '#' || text[first] === '!') {
        if (/^[#!]---\s*$/.test(text.slice(at, end))) close(at);
        at = next;
      } else {
        if (!builder.admits(at)) break;
        const line: LogicalLine = { text: '', offsets: [] };
        at = readLogicalLine(text, first, line);
        entries.push(toEntry(line, builder));
      }
    }
    close(text.length);
    return builder.document;
  },
};

/** A line of a template's own (Helm, Jinja): whatever it makes is not written here. */
const isTemplate = (text: string, first: number): boolean => text.startsWith('{{', first) || text.startsWith('{%', first);

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\f';

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

const afterBreak = (text: string, end: number): number => end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);

function firstVisible(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text[at])) at++;
  return at;
}

function readLogicalLine(text: string, from: number, line: LogicalLine): number {
  let at = from;
  const parts: string[] = [];
  for (;;) {
    const end = lineEnd(text, at);
    let slashes = 0;
    while (end - 1 - slashes >= at && text[end - 1 - slashes] === '\\') slashes++;
    const isContinued = slashes % 2 === 1;
    const stop = isContinued ? end - 1 : end;
    parts.push(text.slice(at, stop));
    for (let i = at; i < stop; i++) line.offsets.push(i);
    at = afterBreak(text, end);
    if (!isContinued || at >= text.length) {
      line.offsets.push(stop);
      line.text = parts.join('');
      return at;
    }
    at = firstVisible(text, at, lineEnd(text, at));
  }
}

function toEntry({ text, offsets }: LogicalLine, builder: DocumentBuilder): ConfigEntry {
  let keyEnd = 0;
  while (keyEnd < text.length && text[keyEnd] !== '=' && text[keyEnd] !== ':' && !isBlank(text[keyEnd])) keyEnd += text[keyEnd] === '\\' ? 2 : 1;
  keyEnd = Math.min(keyEnd, text.length);
  let valueStart = firstVisible(text, keyEnd, text.length);
  if (text[valueStart] === '=' || text[valueStart] === ':') valueStart = firstVisible(text, valueStart + 1, text.length);
  const endOf = (index: number): number => (index === 0 ? offsets[0]! : offsets[index - 1]! + 1);
  const start = valueStart < text.length ? offsets[valueStart]! : endOf(text.length);
  const value = builder.scalar(withoutEscapes(text.slice(valueStart)), start, endOf(text.length));
  return builder.entry(withoutEscapes(text.slice(0, keyEnd)), offsets[0]!, endOf(keyEnd), value);
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S])|$)/g, (_, code: string | undefined, char: string | undefined) =>
    code !== undefined ? String.fromCharCode(Number.parseInt(code, 16)) : char === undefined ? '' : (ESCAPES[char] ?? char),
  );
}
