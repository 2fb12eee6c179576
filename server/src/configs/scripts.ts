import type { ConfigScalar } from '../core/document.ts';
import type { Span } from '../core/span.ts';
import type { Embedded } from './form.ts';
import { escapeRegExp } from './packages.ts';
import tools from './shell/tools.json' with { type: 'json' };

/** What a text must hold to be worth reading as a script: the prefilter of forms that hold scripts is made of it. */
export const SCRIPT_TOKENS: readonly string[] = [...tools.kafka, ...tools.classes, ...Object.keys(tools.subcommands).map((name) => `${name} `)];

const SPEAKS = new RegExp(SCRIPT_TOKENS.map(escapeRegExp).join('|'));
/** Whether a text may hold a command of Kafka's tools. */
export const holdsCommand = (text: string): boolean => SPEAKS.test(text);

/** A scalar of YAML as a script, in place wherever it stands letter by letter. */
export function scriptAt({ span, value }: ConfigScalar, lines: readonly string[]): Embedded[] {
  const mark = lines[span.line - 1]?.slice(span.column - 1) ?? '';
  if (/^\s*\|/.test(mark)) return [{ name: NAME, span: { ...span, line: span.line + 1, column: 1 } }];
  if (/^\s*>/.test(mark)) return [inPlace({ ...span, line: span.line + 1, column: 1 }, folded(lines.slice(span.line, span.endLine)))];
  if (span.line !== span.endLine) return [{ name: NAME, span, text: value! }];
  const inner = unquoted(span, lines);
  return [{ name: NAME, span: inner }];
}

const NAME = 'command.sh';

const inPlace = (span: Span, text: string): Embedded => ({ name: NAME, span, text, isInPlace: true });

/** The lines of a folded block are one line. */
const folded = (lines: readonly string[]): string =>
  lines.map((line, at) => (line.trim() !== '' && (lines[at + 1] ?? '').trim() !== '' ? `${line.trimEnd()} \\` : line)).join('\n');

function unquoted(span: Span, lines: readonly string[]): Span {
  const line = lines[span.line - 1] ?? '';
  const isQuoted = /["']/.test(line[span.column - 1] ?? '') && line[span.endColumn - 2] === line[span.column - 1];
  return isQuoted ? { ...span, column: span.column + 1, endColumn: span.endColumn - 1 } : span;
}

/** Words of a list, each where it stands, as one command that goes on over its lines. */
export function wordsAt(words: readonly ConfigScalar[], lines: readonly string[]): Embedded[] {
  const spans = words.map(({ span }) => unquoted(span, lines)).sort((a, b) => a.line - b.line || a.column - b.column);
  const [first] = spans;
  const last = spans.at(-1);
  if (!first || !last || last.line - first.line > MAX_LINES) return [];
  const rows: string[] = [];
  for (let row = first.line; row <= last.line; row++) {
    const line = lines[row - 1] ?? '';
    let text = '';
    for (const { column, endColumn } of spans.filter((span) => span.line === row)) text = text.padEnd(column - 1) + line.slice(column - 1, endColumn - 1);
    rows.push(row < last.line ? `${text} \\` : text);
  }
  return [inPlace({ ...first, column: 1, endLine: last.line, endColumn: last.endColumn }, rows.join('\n'))];
}

const MAX_LINES = 200;
