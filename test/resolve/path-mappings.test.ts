import { expect, test } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { createService } from '../../server/src/scan.ts';

const service = createService();

test('a constant imported through tsconfig paths is resolved', async () => {
  const { facts } = await service
    .open(
      memoryTree({
        'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@shared/*": ["libs/shared/src/*"] } } }',
        'libs/shared/src/topics.ts': "export enum Topics { Orders = 'orders' }",
        'apps/shop/main.ts':
          "import { Kafka } from 'kafkajs';\nimport { Topics } from '@shared/topics';\nconst consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'g' });\nconsumer.subscribe({ topic: Topics.Orders });\n",
      }),
    )
    .inventory();
  expect(facts.filter((fact) => fact.kind === 'topic').map((fact) => fact.name)).toEqual(['orders']);
});

test('an environment variable is joined with the compose file that sets it', async () => {
  const { facts } = await service
    .open(
      memoryTree({
        'docker-compose.yml': 'services:\n  worker:\n    build: ./worker\n    environment:\n      ORDERS_TOPIC: orders.v2\n      KAFKA_PASSWORD: hunter2\n',
        'worker/main.py':
          'import os\nfrom confluent_kafka import Consumer\nc = Consumer({"bootstrap.servers": os.environ["BROKERS"], "group.id": os.getenv("GROUP", "g1")})\nc.subscribe([os.environ["ORDERS_TOPIC"], os.environ["KAFKA_PASSWORD"]])\n',
      }),
    )
    .inventory();
  const told = facts.flatMap((fact) => (fact.kind === 'topic' || fact.kind === 'group' ? [[fact.kind, fact.name, fact.unknown, fact.default]] : []));
  expect(told).toEqual([
    // where it is set, and where it is read
    ['topic', 'orders.v2', undefined, undefined],
    ['group', null, 'environment', 'g1'],
    ['topic', 'orders.v2', undefined, undefined],
    ['topic', null, 'secret', undefined],
  ]);
  expect(JSON.stringify(facts)).not.toContain('hunter2');
});

test('a placeholder takes the value of each profile that sets it', async () => {
  const { facts } = await service
    .open(
      memoryTree({
        'src/main/resources/application.yml': 'shop:\n  topic: orders\n---\nspring:\n  config.activate.on-profile: prod\nshop:\n  topic: orders-prod\n',
        'src/main/java/L.java':
          'import org.springframework.kafka.annotation.KafkaListener;\nclass L {\n  @KafkaListener(topics = "${shop.topic}", groupId = "${shop.group:billing}")\n  void on(String s) {}\n}\n',
      }),
    )
    .inventory();
  const topic = facts.find((fact) => fact.kind === 'topic');
  expect(topic?.oneOf).toEqual(['orders', 'orders-prod']);
  const group = facts.find((fact) => fact.kind === 'group');
  expect(group).toMatchObject({ name: null, unknown: 'placeholder', default: 'billing' });
});
