import { KEBAB, titleOf } from './names.ts';
import type { Scaffold } from './scaffolds.ts';

function descriptor(id: string): string {
  return `${JSON.stringify(
    {
      id,
      title: titleOf(id),
      languages: ['python'],
      packages: [{ ecosystem: 'pypi', name: id }],
      modules: [id.replaceAll('-', '_')],
      tokens: [id.replaceAll('-', '_')],
      calls: [
        { call: 'Producer()', client: 'producer', settings: [{ at: '0', table: 'producer' }] },
        { call: 'Producer.send()', topics: [{ at: '0', use: 'produce' }] },
      ],
      tables: { producer: { role: 'producer', names: {}, others: 'same' } },
    },
    null,
    2,
  )}\n`;
}

const sample = (id: string): string => `from ${id.replaceAll('-', '_')} import Producer

producer = Producer({"bootstrap.servers": "localhost:9092", "acks": "all"})
producer.send("orders", b"hello")
`;

const test = (id: string): string => `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryTree } from '../../../server/src/core/tree.ts';
import { createService } from '../../../server/src/scan.ts';

test('${id}: what the sample tells', async () => {
  const text = readFileSync(join(import.meta.dirname, 'samples/sample.py'), 'utf8');
  const session = createService().open(memoryTree({ 'sample.py': text }));
  const { facts } = await session.inventory();
  const told = facts.map((fact) => [fact.line, fact.kind, fact.kind === 'setting' ? fact.key : 'name' in fact ? fact.name : null]);
  expect(told).toEqual([
    [3, 'client', null],
    [3, 'setting', 'bootstrap.servers'],
    [3, 'setting', 'acks'],
    [4, 'topic', 'orders'],
  ]);
});
`;

export const newLibrary: Scaffold = {
  idPattern: KEBAB,
  idExample: 'confluent-kafka-python',
  files: (id) =>
    new Map([
      [`server/src/libraries/${id}/descriptor.json`, descriptor(id)],
      [`test/libraries/${id}/samples/sample.py`, sample(id)],
      [`test/libraries/${id}/${id}.test.ts`, test(id)],
    ]),
  next: 'describe the calls, settings and constants (server/src/libraries/descriptor.ts says what each field means), add samples, then npm run generate',
};
