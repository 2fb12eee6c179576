import type { Span } from '../core/span.ts';
import type { Leaf } from '../resolve/flatten.ts';

/** A section of a file of a tool's own format: what it is called, where, and its options. */
export interface Section {
  name: string;
  at: Span;
  leaves: Leaf[];
}

/** One line's stretch as a span. */
export function lineSpan(file: string, line: number, column: number, length: number): Span {
  return { file, line, column, endLine: line, endColumn: column + length };
}

/** A text without the quotes around it. */
export const unquotedText = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/s, '$2');
