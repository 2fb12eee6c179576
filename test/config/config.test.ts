import { expect, test } from 'vitest';
import { applyConfig } from '../../server/src/config/apply.ts';
import { parseConfig } from '../../server/src/config/parse.ts';
import { configJsonSchema } from '../../server/src/config/schema.ts';
import { report } from '../report/sample.ts';

const RULES = ['producer/in-flight-above-five', 'admin/long'];

test('a good file', () => {
  const { config } = parseConfig('targets: [kafka@4.0]\nrules:\n  admin/long: off\nservices: {deploy: platform}\n', RULES);
  expect(config).toEqual({ targets: ['kafka@4.0'], rules: { 'admin/long': 'off' }, services: { deploy: 'platform' } });
  expect(parseConfig('# nothing yet\n', RULES).config).toEqual({});
});

test.each([
  ['targets: kafka', '1:10'],
  ['a: 1\ntragets: [x]', '1:4'],
  ['rules:\n  admin/long: loud', '2:15'],
  ['rules:\n  no/such: off', '2:12'],
  ['targets: [a', '1:12'],
  ['- a', '1:1'],
  ['a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]', '1:1'],
])('%j is a mistake at %s', (text, place) => {
  const { config, problems } = parseConfig(text, RULES);
  expect(config).toBeNull();
  expect(problems.map(({ line, column }) => `${line}:${column}`)[0]).toBe(place);
});

test('severities and service names are applied', () => {
  const changed = applyConfig(report, {
    rules: { 'producer/in-flight-above-five': 'info', 'admin/long': 'off' },
    services: { deploy: 'platform', 'services/orders/': 'shop' },
  });
  expect(changed.findings.some(({ rule }) => rule === 'admin/long')).toBe(false);
  expect(new Set(changed.findings.filter(({ rule }) => rule === 'producer/in-flight-above-five').map(({ severity }) => severity))).toEqual(new Set(['info']));
  expect(changed.findings.map(({ service }) => service)).toEqual(['shop', 'shop', 'web', 'platform', 'platform', 'shop']);
  expect(changed.services.map(({ id }) => id)).toEqual(['shop', 'web']);
});

test('the published schema is fresh (else: npx vitest run test/config -u)', async () => {
  await expect(configJsonSchema()).toMatchFileSnapshot('../../docs/kafka-compat.schema.json');
  expect(JSON.parse(configJsonSchema()).additionalProperties).toBe(false);
});
