import type { MarkupContent } from 'vscode-languageserver';
import { expect, test } from 'vitest';
import type { FactOf } from '../../server/src/core/fact.ts';
import { type HoverInput, settingHover } from '../../server/src/lsp/hover.ts';
import { at, finding, inventory, knowledge, report, setting, target } from './samples.ts';

/** The hover's text at line 3, column 6, where the sample setting stands. */
function hover(fact: FactOf['setting'], changes: Partial<HoverInput> = {}): string | null {
  const input: HoverInput = {
    inventory: inventory(fact),
    report: report(),
    knowledge,
    targets: [target('blob@1')],
    defaultOf: () => null,
    uri: (file) => `file:///r/${file}`,
    ...changes,
  };
  const found = settingHover('src/app.py', { line: 2, character: 5 }, input);
  return found && (found.contents as MarkupContent).value;
}

test('key, spelling, role, value and where the value came from', () => {
  const text = hover(setting({ native: 'spring.kafka.producer.idempotent', evidence: [{ span: at('src/names.py', '7:1-9'), note: 'constant IDEMPOTENT' }] }));
  expect(text).toContain('**`enable.idempotence`** \u00b7 producer setting of confluent-kafka-python, written `spring.kafka.producer.idempotent`');
  expect(text).toContain('Value: `true`\n\n- constant IDEMPOTENT ([src/names.py:7](file:///r/src/names.py#L7))');
});

test.each([
  [{ value: null, unknown: 'environment', default: '5' }, 'Value: not known (environment), `5` unless set'],
  [{ value: null, unknown: 'conditional', oneOf: ['1', 'all'] }, 'Value: one of `1`, `all`'],
  [{ value: null, unknown: 'secret' }, 'Value: set, hidden because it is a secret'],
  [{ value: 'a`b' }, 'Value: `` a`b ``'],
] as const)('value %j', (changes, expected) => {
  expect(hover(setting(changes as Partial<FactOf['setting']>))).toContain(expected);
});

test('the default of the detected client version, with its evidence', () => {
  const evidence = [{ kind: 'default', text: 'off in every release' }] as const;
  expect(hover(setting(), { defaultOf: () => ({ value: 'false', evidence }) })).toContain('Default: `false` (off in every release)');
  expect(hover(setting(), { defaultOf: () => ({ value: null, evidence: [] }) })).not.toContain('Default');
});

test('a verdict for each target: findings on the setting or naming it, else nothing known', () => {
  const elsewhere = finding({
    ...at('src/other.py', '1:1-5'),
    rule: 'groups/x',
    target: 'cloud',
    evidence: [{ kind: 'code', text: 'set here', span: at('src/app.py', '3:5-20') }],
  });
  const text = hover(setting(), { report: report(finding(), elsewhere), targets: [target('blob@1'), target('cloud'), target('cloud:plus')] });
  expect(text).toContain(
    '- `blob@1`: error [`producer/idempotence-unsupported`](https://example.org/rules/producer/idempotence-unsupported) Blob has no idempotent producer',
  );
  expect(text).toContain('- `cloud`: error [`groups/x`]');
  expect(text).toContain('- `cloud:plus`: nothing known against it');
});

test('what the profile says of the key itself: limits and features named after it', () => {
  const limited = [target('blob@1', { 'transaction.timeout.ms': 900 })];
  expect(hover(setting({ key: 'transaction.timeout.ms' }), { targets: limited })).toContain('limit 900 ms (https://example.org/limits, read on 2026-01-03)');
  expect(hover(setting({ key: 'cleanup.policy' }))).toContain('topic-config:cleanup.policy: limited, only on Sundays');
});

test('no target selected is said', () => {
  expect(hover(setting(), { targets: [] })).toContain('No target is selected.');
});

test('the innermost of nested settings is meant; away from settings there is no hover', () => {
  const outer = setting({ ...at('src/app.py', '1:1-9:1'), key: 'outer' });
  expect(hover(setting(), { inventory: inventory(outer, setting()) })).toContain('enable.idempotence');
  expect(hover(setting({ line: 8, endLine: 8 }))).toBeNull();
});
