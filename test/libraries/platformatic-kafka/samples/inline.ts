import { Admin, Consumer, MessagesStreamFallbackModes, MessagesStreamModes, ProduceAcks, Producer, stringDeserializers, stringSerializers } from '@platformatic/kafka';

const producer = new Producer({
  clientId: 'sensors',
  bootstrapBrokers: ['k1:9092', 'k2:9092'],
  serializers: stringSerializers,
  acks: ProduceAcks.ALL,
  idempotent: true,
  transactionalId: 'sensors-tx',
  compression: 'zstd',
  retries: 5,
});
await producer.send({ messages: [{ topic: 'readings', key: 'k', value: 'v' }, { topic: 'alarms', value: 'x' }] });

const transaction = await producer.beginTransaction();
await transaction.send({ messages: [{ topic: 'readings', value: 'y' }], acks: ProduceAcks.LEADER });
await transaction.commit();

const consumer = new Consumer({
  groupId: 'sensor-readers',
  clientId: 'sensors',
  bootstrapBrokers: ['k1:9092'],
  deserializers: stringDeserializers,
  sessionTimeout: 30_000,
  isolationLevel: 'READ_COMMITTED',
  tls: { rejectUnauthorized: false },
  sasl: { mechanism: 'SCRAM-SHA-512', username: 'reader', password: process.env.PASSWORD },
});
const stream = await consumer.consume({
  topics: ['readings', 'alarms'],
  autocommit: true,
  mode: MessagesStreamModes.COMMITTED,
  fallbackMode: MessagesStreamFallbackModes.EARLIEST,
  maxWaitTime: 500,
});

const admin = new Admin({ clientId: 'setup', bootstrapBrokers: ['k1:9092'] });
await admin.createTopics({ topics: ['readings', 'alarms'], partitions: 6, replicas: 3, configs: [{ name: 'retention.ms', value: '60000' }] });
await admin.deleteGroups({ groups: ['old'] });
for await (const message of stream) console.log(message.key);
