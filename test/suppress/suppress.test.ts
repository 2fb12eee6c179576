import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/core/finding.ts';
import { applySuppressions } from '../../server/src/suppress/suppress.ts';

const finding = (line: number, rule = 'producer/a', file = 'a.ts'): Finding => ({
  rule,
  file,
  line,
  column: 1,
  endLine: line,
  endColumn: 5,
  severity: 'error',
  certainty: 'sure',
  layer: 'producer',
  target: 'automq',
  service: '.',
  message: '',
  why: '',
  fix: { do: '', edit: null },
  evidence: [],
  help: '',
});

function run(text: string, findings: Finding[]) {
  const { findings: kept, suppressed, problems } = applySuppressions(findings, () => text, '2026-11-24');
  return {
    kept: kept.map(({ line, rule }) => `${line} ${rule}`),
    reasons: suppressed.map(({ reason }) => reason),
    problems: problems.map(({ span, message }) => `${span!.line}:${span!.column} ${message}`),
  };
}

test.each([
  ['// kafka-compat-ignore producer/a -- agreed\nx', 2],
  ['x // kafka-compat-ignore producer/a -- agreed', 1],
  ['# kafka-compat-ignore producer/a until=2026-11-24 -- agreed\r\nx', 2],
  ['<!-- kafka-compat-ignore producer/a \u2013 agreed -->\nx', 2],
  ['/* kafka-compat-ignore producer/a -- agreed */ x', 1],
  ['// kafka-compat-ignore producer/a -- agreed\n// kafka-compat-ignore producer/b -- other\nx', 3],
  ['y\ny\ny\n// kafka-compat-ignore-file producer/a -- agreed', 2],
])('%j keeps line %i quiet', (text, line) => {
  const { kept, reasons } = run(text, [finding(line), finding(line + 5, 'producer/c')]);
  expect(kept).toEqual([`${line + 5} producer/c`]);
  expect(reasons[0]).toBe('agreed');
});

test('another rule or line is not meant, and the comment is reported as not needed', () => {
  expect(run('// kafka-compat-ignore producer/b -- agreed\nx\nx', [finding(2), finding(3, 'producer/b')])).toEqual({
    kept: ['2 producer/a', '3 producer/b'],
    reasons: [],
    problems: ['1:1 kafka-compat-ignore producer/b keeps nothing quiet for the targets of this scan'],
  });
});

test.each([
  ['// kafka-compat-ignore producer/a', 'gives no reason: write it after --'],
  ['// kafka-compat-ignore producer/a -- ', 'gives no reason: write it after --'],
  ['// kafka-compat-ignore producer/a until=2026-11-23 -- agreed', 'has expired on 2026-11-23'],
  ['// kafka-compat-ignore producer/a until=soon -- agreed', 'has a date that is not YYYY-MM-DD: soon'],
])('%j keeps nothing quiet', (text, message) => {
  expect(run(`${text}\nx`, [finding(2)])).toEqual({ kept: ['2 producer/a'], reasons: [], problems: [`1:1 kafka-compat-ignore producer/a ${message}`] });
});

test('an unneeded comment is found in a file without findings too', () => {
  const { problems } = applySuppressions([], (file) => (file === 'b.ts' ? '// kafka-compat-ignore producer/a -- agreed' : null), '2026-11-24', [
    'b.ts',
    'gone.ts',
  ]);
  expect(problems.map(({ span, kind }) => `${span!.file} ${kind}`)).toEqual(['b.ts suppression']);
});
