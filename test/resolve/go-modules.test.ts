import { expect, test } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { createService } from '../../server/src/scan.ts';

const service = createService();
const main = (module: string) =>
  `package main\n\nimport (\n\tshop "${module}"\n\t"github.com/lovoo/goka"\n)\n\nfunc main() {\n\tgoka.NewEmitter([]string{"kafka:9092"}, shop.Topic, nil)\n}\n`;

async function topics(files: Record<string, string>): Promise<(string | null)[]> {
  const { facts } = await service.open(memoryTree(files)).inventory();
  return facts.flatMap((fact) => (fact.kind === 'topic' ? [fact.name] : []));
}

test('the package at the root of a module is found by the name that go.mod gives it', async () => {
  const files = { 'shop.go': 'package shop\n\nconst Topic = "orders"\n', 'cmd/main.go': main('example.com/team/store') };
  expect(await topics({ ...files, 'go.mod': 'module example.com/team/store\n\ngo 1.22\n' })).toEqual(['orders']);
  expect(await topics({ ...files, 'go.mod': 'module example.com/team/other\n\ngo 1.22\n' })).toEqual([null]);
});

test('a module within a module is the one that its longer name says', async () => {
  const files = {
    'go.mod': 'module example.com/store\n',
    'cmd/main.go': main('example.com/store/api/v2'),
    'libs/api/go.mod': 'module example.com/store/api/v2\n',
    'libs/api/api.go': 'package api\n\nconst Topic = "invoices"\n',
  };
  expect(await topics(files)).toEqual(['invoices']);
});
