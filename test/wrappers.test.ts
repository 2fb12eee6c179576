import { expect, test } from 'vitest';
import { parseConfig } from '../server/src/config/parse.ts';
import type { Fact } from '../server/src/core/fact.ts';
import { memoryTree } from '../server/src/core/tree.ts';
import { createService } from '../server/src/scan.ts';

const service = createService();

async function facts(files: Record<string, string>, config = ''): Promise<string[]> {
  const parsed = parseConfig(config, []);
  expect(parsed.problems).toEqual([]);
  const inventory = await service.open(memoryTree(files), { wrappers: parsed.config?.wrappers }).inventory();
  return inventory.facts.map(told);
}

function told(fact: Fact): string {
  const what = fact.kind === 'setting' ? `${fact.role} ${fact.key}=${fact.value}` : 'name' in fact ? `${fact.name}` : fact.kind === 'client' ? fact.role : '';
  return `${fact.file}:${fact.line} ${fact.kind} ${what}`;
}

const BUS =
  'package acme.app;\nimport acme.messaging.EventBus;\nimport java.util.Map;\nclass Orders {\n  EventBus bus = new EventBus(Map.of("linger.ms", "5"));\n  void go() { bus.publish("orders", "x"); }\n}\n';
const DECLARED = `
wrappers:
  - module: acme.messaging
    languages: [java]
    calls:
      - call: EventBus()
        client: producer
        settings: [{ at: '0' }]
        defaults: { acks: all, linger.ms: '50' }
      - call: EventBus.publish()
        topics: [{ at: '0' }]
  - prefix: acme.kafka.consumer
    role: consumer
`;

test('a declared wrapper of a library that is not in the tree makes clients, with its defaults where the caller sets nothing', async () => {
  expect(await facts({ 'Orders.java': BUS })).toEqual([]);
  expect(await facts({ 'Orders.java': BUS }, DECLARED)).toEqual([
    'Orders.java:5 client producer',
    'Orders.java:5 setting producer acks=all',
    'Orders.java:5 setting producer linger.ms=5',
    'Orders.java:6 topic orders',
  ]);
});

test('keys below a declared prefix are settings, however the file nests them; secrets stay hidden', async () => {
  const files = {
    'a.properties': 'acme.kafka.consumer.isolation.level=read_committed\nacme.kafka.consumer.sasl.jaas.config=x y\nacme.kafka.other=1\n',
    'b.yml': 'acme:\n  kafka:\n    consumer:\n      group.id: billing\n      max.poll.records: 5\n',
  };
  expect(await facts(files)).toEqual([]);
  expect(await facts(files, DECLARED)).toEqual([
    'a.properties:1 setting consumer isolation.level=read_committed',
    'a.properties:2 setting consumer sasl.jaas.config=null',
    'b.yml:4 group billing',
    'b.yml:5 setting consumer max.poll.records=5',
  ]);
});

test('mistakes in a declaration are located', () => {
  const { problems } = parseConfig('wrappers:\n  - module: a\n    languages: [cobol]\n', []);
  expect(problems).toMatchObject([{ line: 2 }]);
});

test('a module that forwards to a client is followed into its callers, in scripts and Python too', async () => {
  const files = {
    'bus.ts':
      "import { Kafka } from 'kafkajs';\nconst producer = new Kafka({ brokers: ['a:9092'] }).producer();\nexport async function emitEvent(topic: string, value: string) {\n  await producer.send({ topic, messages: [{ value }] });\n}\n",
    'orders.ts': "import { emitEvent } from './bus';\nexport const place = () => emitEvent('orders.placed', 'x');\n",
    'other.ts': "function emitEvent(name: string) {}\nemitEvent('no.topic');\n",
    'bus.py':
      'from confluent_kafka import Producer\nclass Publisher:\n    def __init__(self, acks):\n        self.producer = Producer({"bootstrap.servers": "a:9092", "acks": acks})\n    def publish(self, topic, value):\n        self.producer.produce(topic, value)\n',
    'main.py': 'from bus import Publisher\npublisher = Publisher("1")\npublisher.publish("invoices", b"x")\n',
  };
  const found = await facts(files);
  expect(found).toContain('orders.ts:2 topic orders.placed');
  expect(found).toContain('main.py:2 setting producer acks=1');
  expect(found).toContain('main.py:3 topic invoices');
  expect(found.filter((fact) => fact.startsWith('other.ts'))).toEqual([]);
});

test('callers follow a change of the wrapper and of themselves', async () => {
  const files: Record<string, string> = {
    'bus.py': 'from confluent_kafka import Producer\nproducer = Producer({})\ndef emit_event(topic):\n    producer.produce(topic, b"")\n',
    'main.py': 'from bus import emit_event\nemit_event("orders")\n',
  };
  const session = service.open({
    ...memoryTree(files),
    read: (file) => files[file] ?? null,
    candidates: (tokens, among) => among.filter((file) => tokens.some((token) => files[file]?.includes(token))),
  });
  const topics = async (): Promise<string[]> =>
    (await session.inventory()).facts.flatMap((fact) => (fact.kind === 'topic' && fact.file === 'main.py' ? [`${fact.name}`] : []));
  expect(await topics()).toEqual(['orders']);
  files['main.py'] = 'from bus import emit_event\nemit_event("bills")\n';
  session.change(['main.py']);
  expect(await topics()).toEqual(['bills']);
  files['bus.py'] = files['bus.py']!.replace('producer.produce(topic, b"")', 'pass');
  session.change(['bus.py']);
  expect(await topics()).toEqual([]);
});
