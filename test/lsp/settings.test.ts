import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SECTION } from '../../server/src/lsp/protocol.ts';
import { NO_SETTINGS, readSettings, settingsSchema } from '../../server/src/lsp/settings.ts';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const properties: Record<string, { default: unknown }> = manifest.contributes.configuration.properties;

test("the extension's setting keys are the server's, with the same defaults", () => {
  expect(Object.keys(properties).sort()).toEqual(
    Object.keys(settingsSchema.shape)
      .map((key) => `${SECTION}.${key}`)
      .sort(),
  );
  for (const [key, { default: value }] of Object.entries(properties))
    expect(value, key).toEqual(NO_SETTINGS[key.slice(SECTION.length + 1) as keyof typeof NO_SETTINGS]);
});

test('the commands of the manifest are those that the extension registers', () => {
  const source = readFileSync(new URL('../../client/extension.ts', import.meta.url), 'utf8');
  const registered = [...source.matchAll(/command\('([^']+)'/g)].map((match) => match[1]);
  expect(manifest.contributes.commands.map((each: { command: string }) => each.command).sort()).toEqual(registered.sort());
});

test('a value of a wrong type is named and left out, the others hold', () => {
  const { settings, problems } = readSettings({ targets: 'automq', source: 'kafka@3.9', unknown: 1 });
  expect(settings).toEqual({ targets: [], source: 'kafka@3.9' });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^kafkaCompat\.targets: /);
});

test.each([null, undefined, 3, 'x', []])('settings of shape %j are none', (input) => {
  expect(readSettings(input)).toEqual({ settings: NO_SETTINGS, problems: [] });
});
