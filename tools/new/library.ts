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

/** What the samples tell, as test/libraries/libraries.test.ts writes it. */
const facts = (id: string): string => `sample.py:3:12 client ${id} producer
sample.py:3:22 setting producer bootstrap.servers (bootstrap.servers) = localhost:9092
sample.py:3:61 setting producer acks (acks) = all
sample.py:4:15 topic produce orders
`;

export const newLibrary: Scaffold = {
  idPattern: KEBAB,
  idExample: 'confluent-kafka-python',
  files: (id) =>
    new Map([
      [`server/src/libraries/${id}/descriptor.json`, descriptor(id)],
      [`test/libraries/${id}/samples/sample.py`, sample(id)],
      [`test/libraries/${id}/facts.txt`, facts(id)],
    ]),
  next: 'describe the calls, settings and constants (server/src/libraries/descriptor.ts says what each field means), npm run generate, add samples and delete facts.txt: npx vitest run test/libraries writes it anew, to be read line by line',
};
