import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../grammars/grammars.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import { frontEnds } from '../../server/src/syntax/front-ends.ts';

const pinned = packageJson.devDependencies as Record<string, string>;
const packageOf = (name: string): { version: string; license: string } => JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));

beforeAll(() => Parser.init());

describe.each(manifest.grammars)('$wasm', (grammar) => {
  test('loads, with the ABI of its entry', async () => {
    const language = await Language.load(readFileSync(join('node_modules', grammar.package, grammar.wasm)));
    expect(language.abiVersion).toBe(grammar.abi);
  });

  test('is pinned to the version and has the licence of its entry', () => {
    expect(pinned[grammar.package]).toBe(grammar.version);
    expect(packageOf(grammar.package)).toMatchObject({ version: grammar.version, license: grammar.licence });
  });
});

test('the runtime is pinned too', () => {
  expect(pinned[manifest.runtime.package]).toBe(manifest.runtime.version);
});

test('every front end asks for a grammar of the manifest', () => {
  const asked = frontEnds.flatMap((frontEnd) => frontEnd.extensions.map((extension) => `${frontEnd.id} ${frontEnd.grammar(extension)}`));
  const known = manifest.grammars.flatMap((grammar) => grammar.languages.map((language) => `${language} ${grammar.wasm}`));
  expect([...new Set(asked)].sort()).toEqual(known.sort());
});
