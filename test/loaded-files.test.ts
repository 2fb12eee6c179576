import { expect, test } from 'vitest';
import { memoryTree } from '../server/src/core/tree.ts';
import { createService } from '../server/src/scan.ts';

const service = createService();

async function settings(files: Record<string, string>): Promise<string[]> {
  const { facts } = await service.open(memoryTree(files)).inventory();
  return facts.flatMap((fact) => (fact.kind === 'setting' ? [`${fact.file}:${fact.line} ${fact.role} ${fact.key}=${fact.value}`] : []));
}

test('Properties.load of a file of the tree, by its path or as a resource', async () => {
  const java = (load: string): string =>
    `import java.util.Properties;\nimport org.apache.kafka.clients.producer.KafkaProducer;\nclass A {\n  private static final String PATH = "conf/out.properties";\n  void go() throws Exception {\n    Properties p = new Properties();\n    ${load}\n    new KafkaProducer<String, String>(p);\n  }\n}\n`;
  const found = ['conf/out.properties:1 producer acks=1', 'conf/out.properties:2 producer linger.ms=7'];
  expect(await settings({ 'A.java': java('p.load(new java.io.FileReader(PATH));'), 'conf/out.properties': 'acks=1\nlinger.ms=7\n' })).toEqual(found);
  const resource = 'src/main/resources/out.properties';
  const inside = { 'src/main/java/A.java': java('p.load(getClass().getResourceAsStream("/out.properties"));'), [resource]: 'acks=0\n' };
  expect(await settings(inside)).toEqual([`${resource}:1 producer acks=0`]);
  expect(await settings({ 'A.java': java('p.load(new java.io.FileReader("other.properties"));'), 'conf/out.properties': 'acks=1\n' })).toEqual([]);
});

test('Python and scripts that read YAML, JSON and import JSON', async () => {
  const python =
    'import yaml\nfrom confluent_kafka import Producer\nwith open("settings.yml") as f:\n    config = yaml.safe_load(f)\nProducer(config["kafka"])\n';
  expect(await settings({ 'main.py': python, 'settings.yml': 'kafka:\n  acks: "1"\n  linger.ms: 5\nother:\n  acks: all\n' })).toEqual([
    'settings.yml:2 producer acks=1',
    'settings.yml:3 producer linger.ms=5',
  ]);
  const script = "import settings from './settings.json';\nimport { Kafka } from 'kafkajs';\nnew Kafka(settings).producer();\n";
  expect(await settings({ 'main.ts': script, 'settings.json': '{\n  "clientId": "shop",\n  "brokers": ["a:9092"]\n}\n' })).toEqual([
    'settings.json:2 common client.id=shop',
    'settings.json:3 common bootstrap.servers=a:9092',
  ]);
  const read =
    "const fs = require('fs');\nconst path = require('path');\nconst { Kafka } = require('kafkajs');\nconst all = JSON.parse(fs.readFileSync(path.join(__dirname, 'settings.json'), 'utf8'));\nnew Kafka({ clientId: all.kafka.name, brokers: ['a:9092'] });\n";
  expect(await settings({ 'main.js': read, 'settings.json': '{ "kafka": { "name": "billing" } }' })).toEqual([
    'main.js:5 common client.id=billing',
    'main.js:5 common bootstrap.servers=a:9092',
  ]);
});
