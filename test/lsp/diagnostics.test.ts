import { DiagnosticSeverity } from 'vscode-languageserver';
import { expect, test } from 'vitest';
import { diagnosticOf, diagnosticsByFile, resultId } from '../../server/src/lsp/diagnostics.ts';
import { at, finding, report } from './samples.ts';

const options = { hasRelatedInformation: true, uri: (file: string) => `file:///r/${file}` };

test('a finding becomes a diagnostic that says what, why and what to do, and links its rule', () => {
  const diagnostic = diagnosticOf(finding(), options);
  expect(diagnostic).toMatchObject({
    range: { start: { line: 2, character: 4 }, end: { line: 2, character: 19 } },
    severity: DiagnosticSeverity.Error,
    source: 'kafka-compat blob@1',
    code: 'producer/idempotence-unsupported',
    codeDescription: { href: 'https://example.org/rules/producer/idempotence-unsupported' },
    message: 'Blob has no idempotent producer\nRetries may write a record twice.\nTo do: Set enable.idempotence=false.',
  });
});

test('the evidence chain is related information: code where it stands, the rest at the finding itself', () => {
  const evidence = [
    { kind: 'code', text: 'constant IDEMPOTENT', span: at('src/names.py', '7:1-9') },
    { kind: 'document', text: 'Blob: not supported', source: 'https://example.org/blob', checked: '2026-01-02' },
  ] as const;
  expect(diagnosticOf(finding({ evidence: [...evidence] }), options).relatedInformation).toEqual([
    {
      location: { uri: 'file:///r/src/names.py', range: { start: { line: 6, character: 0 }, end: { line: 6, character: 8 } } },
      message: 'constant IDEMPOTENT',
    },
    {
      location: { uri: 'file:///r/src/app.py', range: { start: { line: 2, character: 4 }, end: { line: 2, character: 19 } } },
      message: 'Blob: not supported (https://example.org/blob, read on 2026-01-02)',
    },
  ]);
});

test('a client without related information gets the chain in the message', () => {
  const diagnostic = diagnosticOf(finding({ evidence: [{ kind: 'default', text: 'on since 3.0' }] }), { ...options, hasRelatedInformation: false });
  expect(diagnostic.relatedInformation).toBeUndefined();
  expect(diagnostic.message.split('\n').at(-1)).toBe('on since 3.0');
});

test('a possible finding says so, and a help text that is no address is no link', () => {
  const diagnostic = diagnosticOf(finding({ certainty: 'possible', severity: 'info', help: 'docs/rules.md' }), options);
  expect(diagnostic.message).toMatch(/^Blob has no idempotent producer \(possible/);
  expect(diagnostic.severity).toBe(DiagnosticSeverity.Information);
  expect(diagnostic.codeDescription).toBeUndefined();
});

test('diagnostics are grouped by file; of the problems only those that the user can mend there are shown', () => {
  const scan = report(finding(), finding({ file: 'b.yaml' }), finding({ line: 9, endLine: 9 }));
  scan.coverage.problems = [
    { span: at('b.yaml', '1:1-3'), kind: 'duplicate-key', message: 'acks is set twice' },
    { span: at('b.yaml', '2:1-3'), kind: 'syntax', message: 'half-typed' },
    { span: null, kind: 'internal', message: 'boom' },
  ];
  const byFile = diagnosticsByFile(scan, options);
  expect([...byFile].map(([file, items]) => [file, items.map((item) => item.code)])).toEqual([
    ['src/app.py', ['producer/idempotence-unsupported', 'producer/idempotence-unsupported']],
    ['b.yaml', ['producer/idempotence-unsupported', 'duplicate-key']],
  ]);
});

test('the result id changes with the diagnostics only', () => {
  const one = [diagnosticOf(finding(), options)];
  expect(resultId(one)).toBe(resultId([diagnosticOf(finding(), options)]));
  expect(resultId(one)).not.toBe(resultId([diagnosticOf(finding({ column: 6 }), options)]));
});
