import { KafkaJS } from '@confluentinc/kafka-javascript';
import { GROUP, ORDERS } from './names';

const { Kafka, logLevel } = KafkaJS;

export class Bus {
  private readonly kafka: KafkaJS.Kafka;
  private producer?: KafkaJS.Producer;

  constructor(private readonly brokers: string[]) {
    this.kafka = new KafkaJS.Kafka({ kafkaJS: { brokers, logLevel: logLevel.INFO } });
  }

  async open(): Promise<void> {
    this.producer = this.kafka.producer({ kafkaJS: { retry: { retries: 8, initialRetryTime: 200 } }, 'queue.buffering.max.ms': 5 });
  }

  publish(value: string) {
    return this.producer!.send({ topic: ORDERS, messages: [{ value }] });
  }

  reader() {
    return this.kafka.consumer({ kafkaJS: { groupId: GROUP, rackId: 'eu-1a' } });
  }
}

export const other = new Kafka({ 'bootstrap.servers': 'localhost:9092' });
