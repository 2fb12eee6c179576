import { expect, test } from 'vitest';
import { excerpt } from '../../server/src/report/parts/excerpt.ts';
import { reporters } from '../../server/src/report/index.ts';
import { context, empty, FILES, inventory, report } from './sample.ts';

const unresolved = { ...inventory, facts: inventory.facts.filter((fact) => 'unknown' in fact && fact.unknown !== 'secret') };
const kinds = reporters.flatMap((reporter) => [
  { name: `${reporter.id}.report`, print: () => reporter.report(report, context(false)) },
  { name: `${reporter.id}.empty`, print: () => reporter.report(empty, context(false)) },
  ...(reporter.overview ? [{ name: `${reporter.id}.overview`, print: () => reporter.overview!(report, context(false)) }] : []),
  ...(reporter.unresolved ? [{ name: `${reporter.id}.unresolved`, print: () => reporter.unresolved!(unresolved, context(false)) }] : []),
  ...(reporter.inventory ? [{ name: `${reporter.id}.inventory`, print: () => reporter.inventory!(inventory, context(false)) }] : []),
]);

test.each(kinds)('$name', async ({ name, print }) => {
  const text = print();
  await expect(text).toMatchFileSnapshot(`golden/${name}.txt`);
  expect(print()).toBe(text);
});

test('text: colour only when asked for, and the same text under it', () => {
  const text = reporters.find(({ id }) => id === 'text')!;
  const start = String.fromCharCode(27);
  const colored = text.report(report, context(true));
  expect(text.report(report, context(false))).not.toContain(start);
  expect(colored).toContain(`${start}[31m`);
  expect(colored.replaceAll(new RegExp(`${start}\\[[0-9;]*m`, 'g'), '')).toBe(text.report(report, context(false)));
  // what the scanned code holds never drives the terminal
  expect(colored).not.toContain(`${start}[2J`);
  expect(text.inventory!(inventory, context(true))).not.toContain(`${start}[2J`);
});

test.each([40, 80, 100, 200])('text: excerpts fit into %i columns', (width) => {
  const text = reporters.find(({ id }) => id === 'text')!;
  const lines = text
    .report(report, context(false, width))
    .split('\n')
    .filter((line) => /^ *\d* \| /.test(line));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => line.length > width)).toEqual([]);
});

test('the carets stand under the span, behind tabs and wide characters', () => {
  const shown = excerpt(FILES['services/orders/src/Orders.java']!, { file: '', line: 6, column: 24, endLine: 6, endColumn: 29 }, 100)!;
  const at = shown.lines.findIndex((line) => line.isMark);
  expect(shown.lines[at - 1]!.text).toMatch(/^ {8}String s = "注文/);
  // two wide characters take four columns
  expect(excerpt('"注文" + key', { file: '', line: 1, column: 8, endLine: 1, endColumn: 11 }, 80)!.lines[1]!.text).toBe(`${' '.repeat(9)}^^^`);
});
