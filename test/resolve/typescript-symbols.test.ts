import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { openTypeScriptSymbols } from '../../server/src/resolve/typescript-symbols.ts';

const TREE = {
  'tsconfig.base.json':
    '{\n  // comments and trailing commas are allowed\n  "compilerOptions": { "baseUrl": ".", "paths": { "@shop/*": ["libs/*/src"], "config": ["./libs/config.ts"], }, },\n}',
  'apps/orders/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
  'apps/orders/src/main.ts': "import { Topics } from '@shop/topics';\nconst RETRIES = 2 * 5;\nlet changing = 'x';\nexport const ORDERS = Topics.Orders;\n",
  'libs/topics/src/index.ts': "export * from './names.js';\nexport { PREFIX as Prefix } from './prefix';\n",
  'libs/topics/src/names.ts':
    "import { PREFIX } from './prefix';\nexport enum Topics { Orders = 'orders', Audit = `audit`, First = 1, Second }\nexport const NAMES = Object.freeze({ dlq: `${PREFIX}.dlq`, 'dash-ed': PREFIX + '-x', nested: { deep: -5 }, PREFIX } as const);\nexport class Groups { static readonly WORKERS = NAMES['dlq']; }\nexport const LOOP = LOOP2;\nexport const LOOP2 = LOOP;\nexport const RUN = process.env.X;\n",
  'libs/topics/src/prefix.ts': "export const PREFIX = 'shop' as string;\n",
  'libs/config.ts': 'export {};\n',
  'web/tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
  'web/tsconfig.app.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
  'web/src/a.tsx': '',
  'web/src/b.ts': '',
  'broken/tsconfig.json': '{ "extends": "./tsconfig.json", "compilerOptions": { "paths": [',
  'broken/a.ts': 'export const',
  'broken/b.ts': '',
};

describe('typescript symbols', () => {
  it.each([
    ['apps/orders/src/main.ts', '@shop/topics', 'libs/topics/src/index.ts'],
    ['apps/orders/src/main.ts', 'config', 'libs/config.ts'],
    ['apps/orders/src/main.ts', 'libs/topics/src/names', 'libs/topics/src/names.ts'],
    ['libs/topics/src/index.ts', './names.js', 'libs/topics/src/names.ts'],
    ['web/src/b.ts', '~/a', 'web/src/a.tsx'],
    ['broken/a.ts', './b', 'broken/b.ts'],
    ['apps/orders/src/main.ts', 'kafkajs', null],
    ['web/src/b.ts', '@shop/topics', null],
  ])('from %s, %s is %s', (from, specifier, file) => {
    const symbols = openTypeScriptSymbols(memoryTree(TREE));
    expect(symbols.resolveTsImport(from, specifier)).toBe(file);
  });

  it.each([
    ['libs/topics/src/index.ts', 'Topics.Orders', 'orders'],
    ['libs/topics/src/index.ts', 'Topics.Audit', 'audit'],
    ['libs/topics/src/index.ts', 'Topics.Second', 2],
    ['libs/topics/src/index.ts', 'Prefix', 'shop'],
    ['libs/topics/src/names.ts', 'NAMES.dlq', 'shop.dlq'],
    ['libs/topics/src/names.ts', 'NAMES.dash-ed', 'shop-x'],
    ['libs/topics/src/names.ts', 'NAMES.nested.deep', -5],
    ['libs/topics/src/names.ts', 'NAMES.PREFIX', 'shop'],
    ['libs/topics/src/names.ts', 'Groups.WORKERS', 'shop.dlq'],
    ['apps/orders/src/main.ts', 'ORDERS', 'orders'],
    ['apps/orders/src/main.ts', 'RETRIES', 10],
    ['apps/orders/src/main.ts', 'changing', null],
    ['libs/topics/src/names.ts', 'LOOP', null],
    ['libs/topics/src/names.ts', 'RUN', null],
    ['libs/topics/src/names.ts', 'Topics', null],
    ['libs/topics/src/names.ts', 'Missing', null],
    ['broken/a.ts', 'x', null],
    ['no/such/file.ts', 'x', null],
  ])('in %s, %s is %s', (file, name, value) => {
    const symbols = openTypeScriptSymbols(memoryTree(TREE));
    expect(symbols.constantValue(file, name)).toBe(value);
  });

  it('does not load the compiler before it is asked', () => {
    const module = fileURLToPath(new URL('../../server/src/resolve/typescript-symbols.ts', import.meta.url));
    const script = `
      const { openTypeScriptSymbols } = await import(${JSON.stringify(module)});
      const { cache } = (await import('node:module')).createRequire(${JSON.stringify(module)});
      const isLoaded = () => Object.keys(cache).some((file) => file.includes('/ts-morph/'));
      const before = isLoaded();
      openTypeScriptSymbols({ list: () => [], read: () => null });
      console.log(before, isLoaded());`;
    expect(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { encoding: 'utf8' }).trim()).toBe('false true');
  });
});
