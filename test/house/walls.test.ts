import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const CONFIG = resolve('.dependency-cruiser.cjs');
const config = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string; comment: string }[]; options: object };

/** One violation per wall: a file, and what it should not import. `type` imports are written as such. */
const PLANTS: Record<string, { from: string; to: string; code?: string }> = {
  'wall-core': { from: 'server/src/core/planted.ts', to: 'server/src/files/planted-read.ts' },
  'wall-files': { from: 'server/src/files/planted.ts', to: 'server/src/syntax/planted-parse.ts' },
  'wall-syntax': { from: 'server/src/syntax/planted.ts', to: 'server/src/knowledge/planted-knowledge.ts' },
  'wall-knowledge': { from: 'server/src/knowledge/planted.ts', to: 'server/src/workload/planted-workload.ts' },
  'wall-resolve': { from: 'server/src/resolve/planted.ts', to: 'server/src/configs/compose/index.ts' },
  'wall-libraries': { from: 'server/src/libraries/sarama/planted.ts', to: 'server/src/syntax/planted-parse.ts' },
  'wall-configs': { from: 'server/src/configs/planted.ts', to: 'server/src/rules/planted-rule.ts' },
  'wall-workload': { from: 'server/src/workload/planted.ts', to: 'server/src/libraries/planted-library.ts' },
  'wall-rules': { from: 'server/src/rules/planted.ts', to: 'server/src/resolve/planted-resolve.ts' },
  'wall-report': { from: 'server/src/report/planted.ts', to: 'server/src/knowledge/planted-knowledge.ts' },
  'wall-config': { from: 'server/src/config/planted.ts', to: 'server/src/rules/planted-rule.ts' },
  'wall-suppress': { from: 'server/src/suppress/planted.ts', to: 'server/src/rules/planted-rule.ts' },
  'wall-probe': { from: 'server/src/probe/planted.ts', to: 'server/src/rules/planted-rule.ts' },
  'wall-lsp': { from: 'server/src/lsp/planted.ts', to: 'server/src/rules/planted-rule.ts' },
  'wall-cli': { from: 'server/src/cli/planted.ts', to: 'server/src/syntax/planted-parse.ts' },
  'no-cycles': { from: 'server/src/core/planted-circle-a.ts', to: 'server/src/core/planted-circle-b.ts' },
  'nothing-imports-tests': { from: 'server/src/core/planted-test-user.ts', to: 'test/planted.test.ts' },
  'client-is-thin': { from: 'client/planted.ts', to: 'server/src/core/planted-value.ts' },
  'server-knows-no-client': { from: 'server/src/lsp/planted-editor.ts', to: 'client/planted-view.ts' },
  'tree-sitter-only-in-syntax': { from: 'server/src/resolve/planted-tree.ts', to: 'web-tree-sitter' },
  'language-server-only-in-lsp': { from: 'server/src/cli/planted-protocol.ts', to: 'vscode-languageserver' },
  'ts-morph-only-in-resolve': { from: 'server/src/libraries/planted-compiler.ts', to: 'ts-morph', code: "export const load = () => import('ts-morph');" },
  'ts-morph-lazily': { from: 'server/src/resolve/planted-eager.ts', to: 'ts-morph' },
  'disk-only-where-files-are-read': { from: 'server/src/rules/planted-disk.ts', to: 'node:fs' },
  'network-only-in-probe': { from: 'server/src/cli/planted-network.ts', to: 'node:https' },
  'plugs-stand-alone': { from: 'server/src/libraries/kafkajs/planted.ts', to: 'server/src/libraries/sarama/planted-other.ts' },
  'rules-stand-alone': { from: 'server/src/rules/producer/planted.ts', to: 'server/src/rules/groups/planted-other.ts' },
};

const house = mkdtempSync(join(tmpdir(), 'kafka-compat-walls-'));
let violations: { rule: string; from: string }[] = [];

function plant(file: string, code: string): void {
  const path = join(house, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

const isFile = (module: string): boolean => module.endsWith('.ts');

function specifier(from: string, to: string): string {
  return isFile(to) ? '../'.repeat(from.split('/').length - 1) + to : to;
}

beforeAll(async () => {
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
  for (const { to } of Object.values(PLANTS)) if (isFile(to)) plant(to, 'export const it = 1;\n');
  for (const { from, to, code } of Object.values(PLANTS)) plant(from, `${code ?? `export { it } from '${specifier(from, to)}';`}\n`);
  plant('server/src/core/planted-circle-b.ts', "export { it as other } from './planted-circle-a.ts';\nexport const it = 1;\n");
  // nothing wrong here: the walls must let the house through
  plant('server/src/core/planted-fine.ts', 'export const fine = 1;\n');
  plant('server/src/rules/producer/planted-fine.ts', "export { fine } from '../../core/planted-fine.ts';\n");

  const { output } = await cruise(['server', 'client', 'test'], {
    ...config.options,
    baseDir: house,
    validate: true,
    ruleSet: { forbidden: config.forbidden } as never,
  });
  violations = (output as ICruiseResult).summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from }));
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

test('every wall has a planted violation and says why it stands', () => {
  expect(Object.keys(PLANTS).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
  expect(config.forbidden.filter((rule) => !rule.comment)).toEqual([]);
});

test.each(Object.entries(PLANTS))('%s: the planted violation fails', (rule, { from }) => {
  expect(violations).toContainEqual({ rule, from });
});

test('an allowed import is no violation', () => {
  expect(violations.filter((violation) => violation.from.endsWith('planted-fine.ts'))).toEqual([]);
});
