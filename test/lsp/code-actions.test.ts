import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/core/finding.ts';
import { codeActions } from '../../server/src/lsp/code-actions.ts';
import { diagnosticOf } from '../../server/src/lsp/diagnostics.ts';
import { suppressionEdit } from '../../server/src/lsp/suppression.ts';
import { at, finding, report } from './samples.ts';

const uri = (file: string): string => `file:///r/${file}`;
const TEXT = 'conf = {\n    # tuned\n    "enable.idempotence": True,\n}\n';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

function actionsFor(findings: Finding[], range = WHOLE, diagnostics: Diagnostic[] = []) {
  return codeActions(report(...findings), { file: 'src/app.py', text: TEXT, range, diagnostics, uri });
}

const fix = { title: 'Switch idempotence off', isSafe: true, edits: [{ span: at('src/app.py', '3:27-31'), newText: 'False' }] };

test('a safe fix is preferred, carries the edits and the diagnostic that it mends', () => {
  const fixable = finding({ fix: { do: 'x', edit: fix } });
  const shown = diagnosticOf(fixable, { hasRelatedInformation: true, uri });
  const [action] = actionsFor([fixable], WHOLE, [shown, { ...shown, code: 'other' }]);
  expect(action).toMatchObject({ title: 'Switch idempotence off', kind: 'quickfix', isPreferred: true, diagnostics: [shown] });
  const edits = action!.edit!.changes![uri('src/app.py')]!;
  expect(TextDocument.applyEdits(TextDocument.create('', '', 0, TEXT), edits)).toContain('"enable.idempotence": False,');
});

test('a fix that changes behaviour says so and for which target, and is not preferred', () => {
  const [action] = actionsFor([finding({ fix: { do: 'x', edit: { ...fix, isSafe: false } } })]);
  expect(action).toMatchObject({ title: 'Switch idempotence off (changes behaviour; for blob@1)', isPreferred: false });
});

test('the same fix and the same suppression for two targets are offered once', () => {
  const both = [finding({ fix: { do: 'x', edit: fix } }), finding({ target: 'cloud', fix: { do: 'x', edit: fix } })];
  expect(actionsFor(both).map((action) => action.title)).toEqual(['Switch idempotence off', 'Ignore producer/idempotence-unsupported here']);
});

test('only findings at the asked place count', () => {
  expect(actionsFor([finding()], { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } })).toEqual([]);
  expect(actionsFor([finding({ file: 'src/other.py' })])).toEqual([]);
});

test.each([
  ['src/app.py', TEXT, 3, '    # kafka-compat-ignore a/b -- reason\n', 2],
  ['A.java', 'class A {\r\n\tint x;\r\n}', 2, '\t// kafka-compat-ignore a/b -- reason\r\n', 1],
  ['pom.xml', '<project>\n  <a/>\n', 2, '  <!-- kafka-compat-ignore a/b \u2013 reason -->\n', 1],
  ['.env.local', 'A=1\n', 1, '# kafka-compat-ignore a/b -- reason\n', 0],
  ['go.mod', 'module x\n', 1, '// kafka-compat-ignore a/b -- reason\n', 0],
  ['app.properties', 'a=1,\\\n  2,\\\n  3\nb=1\n', 3, '# kafka-compat-ignore a/b -- reason\n', 0],
])('suppression in %s', (file, text, line, newText, above) => {
  expect(suppressionEdit(file, text, line, 'a/b')).toEqual({ range: { start: { line: above, character: 0 }, end: { line: above, character: 0 } }, newText });
});

test('a format without comments offers no suppression', () => {
  expect(suppressionEdit('connector.json', '{}', 1, 'a/b')).toBeNull();
  expect(suppressionEdit('constructor', 'x', 1, 'a/b')).toBeNull();
});
