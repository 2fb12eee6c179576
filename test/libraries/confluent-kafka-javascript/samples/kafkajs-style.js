const { Kafka, CompressionTypes, PartitionAssigners } = require('@confluentinc/kafka-javascript').KafkaJS;

const kafka = new Kafka({
  kafkaJS: {
    clientId: 'shop',
    brokers: ['b1:9092', 'b2:9092'],
    ssl: true,
    sasl: { mechanism: 'plain', username: process.env.USER_KEY, password: process.env.USER_SECRET },
    connectionTimeout: 3000,
  },
  'statistics.interval.ms': 5000,
});

const producer = kafka.producer({ kafkaJS: { acks: -1, compression: CompressionTypes.GZIP, idempotent: true, transactionalId: 'shop-tx' }, 'linger.ms': 50 });
const consumer = kafka.consumer({
  kafkaJS: { groupId: 'shop-reader', fromBeginning: true, autoCommit: false, sessionTimeout: 45000, partitionAssigners: [PartitionAssigners.roundRobin] },
  'fetch.min.bytes': 1024,
});

async function run() {
  await producer.connect();
  const tx = await producer.transaction();
  await tx.send({ topic: 'orders', messages: [{ value: 'x' }] });
  await tx.sendOffsets({ consumer, topics: [] });
  await tx.commit();
  await consumer.subscribe({ topics: ['orders', 'refunds'] });
  await consumer.run({ partitionsConsumedConcurrently: 3, eachMessage: async () => {} });
  const admin = kafka.admin();
  await admin.createTopics({ topics: [{ topic: 'orders', numPartitions: 3, replicationFactor: 3, configEntries: [{ name: 'cleanup.policy', value: 'compact' }] }] });
}
run();
