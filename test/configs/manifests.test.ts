import { expect, test } from 'vitest';
import { forms, textForms } from '../../server/src/configs/index.ts';
import packages from '../../server/src/configs/kafka-packages.json' with { type: 'json' };
import { memoryTree } from '../../server/src/core/tree.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { createService } from '../../server/src/scan.ts';

const service = createService({ knowledge: loadKnowledge() });

async function inventory(files: Record<string, string>): Promise<string[]> {
  const { facts, coverage } = await service.open(memoryTree(files)).inventory();
  return [
    ...facts.flatMap((fact) =>
      fact.kind === 'dependency' ? [`${fact.file}:${fact.line}:${fact.column} ${fact.ecosystem} ${fact.library} ${fact.version} -> ${fact.resolved}`] : [],
    ),
    ...coverage.problems.map(({ span, kind }) => `${span?.file} problem ${kind}`),
  ];
}

const FILES = [
  'pom.xml',
  'build.gradle',
  'gradle/libs.versions.toml',
  'package.json',
  'go.mod',
  'pyproject.toml',
  'requirements.txt',
  'setup.cfg',
  'composer.json',
  'mix.exs',
  'build.sbt',
  'conanfile.py',
  'vcpkg.json',
  'CMakeLists.txt',
  'Api.csproj',
  'packages.config',
];

test.each([
  ['comment openings', `kafka ${'/*'.repeat(100_000)}`],
  ['blanks', `kafka${' '.repeat(200_000)}x`],
  ['operators', `kafka${'!='.repeat(100_000)}(`],
  ['brackets', `kafka ${'['.repeat(100_000)}`],
  ['coordinates', "'org.apache.kafka:kafka-clients:3.7.0'\n".repeat(20_000)],
])('hostile text ends soon: %s', async (_, text) => {
  const started = performance.now();
  const lines = await inventory(Object.fromEntries(FILES.map((file) => [file, text])));
  expect(lines.filter((line) => line.endsWith('internal'))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('the prefilter finds every listed package', () => {
  const names = Object.values(packages).flatMap((table) => Object.keys(table));
  const needsOther = names.filter((name) => Object.values(packages).some((table) => typeof (table as Record<string, unknown>)[name] === 'object'));
  const tokens = [...forms, ...textForms].flatMap((form) => form.tokens);
  expect(names.filter((name) => !needsOther.includes(name) && !tokens.some((token) => name.includes(token)))).toEqual([]);
});
