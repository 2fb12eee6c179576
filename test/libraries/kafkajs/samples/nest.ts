import { Transport, type KafkaOptions } from '@nestjs/microservices';

export const options: KafkaOptions = {
  transport: Transport.KAFKA,
  options: {
    client: { clientId: 'nest', brokers: ['kafka:9092'] },
    consumer: { groupId: 'nest-orders', sessionTimeout: 20_000 },
    producer: { idempotent: true },
  },
};

// another transport is none of Kafka's
export const redis = { transport: Transport.REDIS, options: { consumer: { groupId: 'no' } } };
