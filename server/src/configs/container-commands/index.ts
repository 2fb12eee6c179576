import type { ConfigDocument, ConfigMapping, ConfigScalar } from '../../core/document.ts';
import { entryOf, scalarAt } from '../../core/document.ts';
import type { Span } from '../../core/span.ts';
import type { ConfigForm, Embedded } from '../form.ts';
import { mappingsOf } from '../mappings.ts';

const KEYS = ['command', 'args', 'entrypoint', 'script'];
const TOOLS = /\bkafka-[a-z]|\bkcat\b|\bkafkacat\b|\brpk\b|\bconnect-(standalone|distributed|mirror-maker)/;

/** Commands of containers in Compose files and manifests: scripts, and lists of words that make one command. */
export const form: ConfigForm = {
  id: 'container-commands',
  formats: ['yaml'],
  tokens: ['kafka-', 'kcat', 'kafkacat', 'rpk', 'connect-distributed', 'connect-standalone'],
  recognises: (document) => containersIn(document).length > 0,
  extract: () => [],
  embedded(document, lookups): Embedded[] {
    const lines = (lookups.text?.(document.file) ?? '').split('\n');
    return containersIn(document).flatMap((container) => commandsOf(container, lines));
  },
};

/** A container has an image or a build, and speaks of a tool of Kafka in its command. */
const containersIn = (document: ConfigDocument): ConfigMapping[] =>
  mappingsOf(document).filter(
    (mapping) => (scalarAt(mapping, 'image') !== null || entryOf(mapping, 'build') !== null) && wordsOf(mapping).some(({ value }) => TOOLS.test(value ?? '')),
  );

const wordsOf = (container: ConfigMapping): ConfigScalar[] =>
  KEYS.flatMap((key) => {
    const value = entryOf(container, key)?.value;
    return value?.kind === 'sequence' ? value.items.filter((item) => item.kind === 'scalar') : value?.kind === 'scalar' ? [value] : [];
  });

/** A word with blanks in it is a script; the others make one command together. */
function commandsOf(container: ConfigMapping, lines: readonly string[]): Embedded[] {
  const words = wordsOf(container).filter(({ value }) => value !== null && value !== '');
  const scripts = words.filter(({ value }) => /\s/.test(value!));
  const plain = words.filter(({ value }) => !/\s/.test(value!));
  return [...scripts.flatMap((word) => scriptAt(word, lines)), ...joined(plain, lines)];
}

function scriptAt({ span, value }: ConfigScalar, lines: readonly string[]): Embedded[] {
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
function joined(words: readonly ConfigScalar[], lines: readonly string[]): Embedded[] {
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
