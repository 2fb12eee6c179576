import { HighLevelProducer, KafkaConsumer, type LibrarySslGlobalConfig, Producer } from 'node-rdkafka';
import { brokers, TOPICS } from './settings';

const common = {
  'bootstrap.servers': brokers,
  'security.protocol': 'sasl_ssl' as const,
  'sasl.mechanisms': 'PLAIN',
};

const ledger = new HighLevelProducer({
  ...common,
  'transactional.id': 'ledger-1',
  'enable.idempotence': true,
});

export async function post(rows: string[]): Promise<void> {
  ledger.initTransactions(5_000, () => {});
  ledger.beginTransaction(() => {});
  for (const row of rows) ledger.produce(TOPICS.entries, null, Buffer.from(row), null, Date.now(), () => {});
  ledger.commitTransaction(5_000, () => {});
}

export class Reader {
  private readonly consumer: KafkaConsumer;

  constructor(group: string) {
    const config = { ...common, 'group.id': group, 'enable.auto.commit': false };
    config['session.timeout.ms'] = 30 * 1000;
    this.consumer = new KafkaConsumer(config, {});
  }

  start(): void {
    this.consumer.subscribe([TOPICS.entries]);
  }
}
