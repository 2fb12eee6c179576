import { KEBAB, titleOf } from './names.ts';
import type { Scaffold } from './scaffolds.ts';

const reporter = (id: string): string => `import type { Reporter } from './reporter.ts';

export const reporter: Reporter = {
  id: '${id}',
  title: '${titleOf(id)}',
  report: (report) => report.findings.map((finding) => \`\${finding.file}:\${finding.line}: \${finding.rule}: \${finding.message}\\n\`).join(''),
};
`;

const test = (id: string): string => `import { expect, test } from 'vitest';
import type { ScanReport } from '../../server/src/core/report.ts';
import { reporter } from '../../server/src/report/${id}.ts';

const report: ScanReport = {
  schemaVersion: 1,
  tool: { name: 'kafka-compat', version: '0.0.0' },
  targets: ['kafka@4.0.0'],
  findings: [
    {
      rule: 'producer/example',
      severity: 'error',
      certainty: 'sure',
      layer: 'producer',
      target: 'kafka@4.0.0',
      service: '.',
      file: 'app.properties',
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 5,
      message: 'what',
      why: 'why',
      fix: { do: 'do', edit: null },
      evidence: [],
      help: 'https://example.com/',
    },
  ],
  suppressed: 0,
  services: [],
  facts: { total: 0, byKind: {} },
  coverage: { filesSeen: 1, filesRead: 1, filesParsed: 1, skipped: [], problems: [], unresolved: {} },
};

test('${id}: a finding', () => {
  expect(reporter.report(report, { color: false, width: 100, readText: () => null, rules: [] })).toBe('app.properties:2: producer/example: what\\n');
});
`;

export const newFormat: Scaffold = {
  idPattern: KEBAB,
  idExample: 'checkstyle',
  files: (id) =>
    new Map([
      [`server/src/report/${id}.ts`, reporter(id)],
      [`test/report/${id}.test.ts`, test(id)],
    ]),
  next: 'write the format, a pure function of the report, and its test; then npm run generate',
};
