import type { Program } from '../core/program.ts';
import type { Span } from '../core/span.ts';
import type { Unfolded } from './front-end.ts';

/** Gives every place of a program, which was read from code inside another format, its place in the file. */
export function relocate(program: Program, file: string, code: Unfolded): void {
  const starts = lineStarts(code.text);
  const fileStarts = lineStarts(file);
  const indexOf = (line: number, column: number): number => (starts[line - 1] ?? code.text.length) + column - 1;
  const placeOf = (offset: number): { line: number; column: number } => {
    const at = lineAt(fileStarts, offset);
    return { line: at + 1, column: offset - fileStarts[at]! + 1 };
  };
  const seen = new Set<object>();
  const stack: unknown[] = [program];
  while (stack.length > 0) {
    const one = stack.pop();
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    if (isSpan(one)) {
      const start = indexOf(one.line, one.column),
        end = indexOf(one.endLine, one.endColumn);
      const from = placeOf(code.offsetOf(start)),
        to = end > start ? placeOf(code.endOf(end)) : from;
      Object.assign(one, { line: from.line, column: from.column, endLine: to.line, endColumn: to.column });
    } else stack.push(...Object.values(one));
  }
}

const isSpan = (one: object): one is Span => 'endColumn' in one && 'column' in one;

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the line that an offset lies in. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0,
    high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}
