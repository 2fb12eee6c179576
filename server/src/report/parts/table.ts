import { displayWidth, padded } from './plain.ts';

/** Columns lined up: the first to the left, `right` many numbers to the right, the rest to the left. */
export function table(rows: readonly (readonly string[])[], right: number): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => (at > 0 && at <= right ? ' '.repeat(widths[at]! - displayWidth(cell)) + cell : padded(cell, widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
}
