import { ConsumerGroup, ConsumerGroupOptions, KafkaClient, HighLevelProducer } from 'kafka-node';

const TOPIC = process.env.TOPIC || 'jobs';

const options: ConsumerGroupOptions = {
  kafkaHost: process.env.KAFKA_HOST,
  groupId: 'job-runner',
  sessionTimeout: 15000,
  protocol: ['roundrobin'],
  fromOffset: 'earliest',
  ssl: true,
};

export function start(): ConsumerGroup {
  return new ConsumerGroup(options, [TOPIC, 'jobs.retry']);
}

export const producer = new HighLevelProducer(new KafkaClient({ kafkaHost: 'localhost:9092' }));
producer.createTopics(['jobs'], true, () => {});
