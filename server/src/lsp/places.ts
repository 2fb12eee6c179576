import path from 'node:path';
import type { Position, Range } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Span } from '../core/span.ts';

/** Protocol positions count from 0, spans from 1; both count UTF-16 code units. */
export function rangeOf(span: Span): Range {
  return {
    start: { line: Math.max(0, span.line - 1), character: Math.max(0, span.column - 1) },
    end: { line: Math.max(0, span.endLine - 1), character: Math.max(0, span.endColumn - 1) },
  };
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether two ranges share a place; touching counts, so that a cursor at the end of a word is on the word. */
export function rangesMeet(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}

/** The file's path below a root, with `/`; null when it lies elsewhere or is not on disk. */
export function fileBelow(root: string, uri: string): string | null {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return null;
  const relative = path.relative(root, parsed.fsPath);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return null;
  return relative.split(path.sep).join('/');
}

export function uriOf(root: string, file: string): string {
  return URI.file(path.join(root, file)).toString();
}
