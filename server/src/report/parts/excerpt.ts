import type { Span } from '../../core/span.ts';
import { displayWidth, plain } from './plain.ts';

/** The lines around a span, the span underlined. */
export interface Excerpt {
  /** `number` is null for the line of carets and for an omission. */
  lines: { number: number | null; text: string; isMark: boolean }[];
  /** Columns that the largest line number takes. */
  gutter: number;
}

const LINES_BEFORE = 2;
const LINES_AFTER = 1;
/** Of a longer span the head is shown. */
const MAX_SPAN_LINES = 4;

export function excerpt(text: string, span: Span, width: number): Excerpt | null {
  const lines = text.split(/\r\n|\r|\n/);
  if (span.line < 1 || span.line > lines.length) return null;
  const lastOfSpan = Math.min(span.endColumn === 1 && span.endLine > span.line ? span.endLine - 1 : span.endLine, lines.length);
  const lastShown = Math.min(lastOfSpan, span.line + MAX_SPAN_LINES - 1);
  const isCut = lastShown < lastOfSpan;
  const first = firstShown(lines, span.line);
  const last = isCut ? lastShown : Math.min(lastShown + LINES_AFTER, lines.length);
  const gutter = String(last).length;
  const room = Math.max(20, width - gutter - 3);
  const shown: Excerpt['lines'] = [];
  for (let number = first; number <= last; number++) {
    const line = lines[number - 1]!;
    const from = number === span.line ? clamp(span.column - 1, line.length) : 0;
    const to = number === span.endLine ? clamp(span.endColumn - 1, line.length) : line.length;
    const window = clip(line, number === span.line ? from : 0, room);
    shown.push({ number, text: window.text, isMark: false });
    if (number === span.line) shown.push({ number: null, text: carets(line, from, Math.max(to, from), window, room), isMark: true });
  }
  while (shown.length > 0 && shown.at(-1)!.text.trim() === '') shown.pop();
  if (isCut) shown.push({ number: null, text: '...', isMark: false });
  return { lines: shown, gutter };
}

/** Leading blank lines tell nothing. */
function firstShown(lines: readonly string[], line: number): number {
  let first = Math.max(1, line - LINES_BEFORE);
  while (first < line && lines[first - 1]!.trim() === '') first++;
  return first;
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

interface Window {
  text: string;
  /** Where in the line it starts, and the columns of what stands in front of it. */
  start: number;
  lead: number;
}

/** A line of minified code is shown around the place that matters. */
function clip(line: string, at: number, room: number): Window {
  if (line.length <= room && displayWidth(plain(line)) <= room) return { text: plain(line), start: 0, lead: 0 };
  const start = at > room - 20 ? at - Math.min(at, 20) : 0;
  const lead = start > 0 ? '... ' : '';
  const text = plain(line.slice(start, start + room));
  const fits = text.length > room - lead.length - 4 ? `${text.slice(0, room - lead.length - 4)} ...` : text;
  return { text: lead + fits, start, lead: lead.length };
}

function carets(line: string, from: number, to: number, { start, lead }: Window, room: number): string {
  const before = lead + displayWidth(plain(line.slice(start, from)));
  const length = Math.max(1, displayWidth(plain(line.slice(from, Math.min(to, from + room)))));
  return ' '.repeat(before) + '^'.repeat(Math.max(1, Math.min(length, room - before)));
}
