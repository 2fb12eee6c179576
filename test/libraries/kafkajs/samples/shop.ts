import { CompressionTypes, Kafka, type Consumer, type Producer, Partitioners } from 'kafkajs';
import { Topics, settings } from './settings';

const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  ssl: true,
  sasl: { mechanism: 'scram-sha-512', username: 'shop', password: process.env.KAFKA_PASSWORD! },
  retry: { retries: 8 },
});

export class Orders {
  private readonly consumer: Consumer;

  constructor(private readonly producer: Producer = kafka.producer({ ...settings.producer, createPartitioner: Partitioners.LegacyPartitioner })) {
    this.consumer = kafka.consumer({ groupId: `${settings.prefix}-orders`, sessionTimeout: 30 * 1000 });
  }

  async run(): Promise<void> {
    await this.consumer.subscribe({ topics: [Topics.Orders, 'refunds'], fromBeginning: true });
    await this.consumer.run({ autoCommit: false, eachMessage: async () => {} });
  }

  async publish(topic: string): Promise<void> {
    await this.producer.send({ topic: Topics.Invoices, acks: -1, compression: CompressionTypes.GZIP, messages: [] });
    await this.producer.sendBatch({ topicMessages: [{ topic, messages: [] }] });
    const transaction = await this.producer.transaction();
    await transaction.send({ topic: 'audit', messages: [] });
    await transaction.commit();
  }
}

export async function setUp(): Promise<void> {
  const admin = kafka.admin();
  await admin.createTopics({ topics: [{ topic: Topics.Orders, numPartitions: 6, replicationFactor: 1 }] });
}

export const orders = kafka.producer();
