const Kafka = require('node-rdkafka');

const producer = new Kafka.Producer(
  {
    'metadata.broker.list': 'kafka-1:9092,kafka-2:9092',
    'client.id': 'checkout',
    'compression.codec': 'lz4',
    'queue.buffering.max.ms': 20,
    'sasl.password': process.env.KAFKA_PASSWORD,
    retries: 10,
    dr_cb: true,
  },
  { 'request.required.acks': -1, partitioner: 'murmur2_random' },
);
producer.connect();
producer.on('ready', () => {
  producer.produce('orders', null, Buffer.from('x'), 'key', Date.now());
});

const consumer = new Kafka.KafkaConsumer({ 'group.id': 'billing', 'bootstrap.servers': 'kafka-1:9092' }, { 'auto.offset.reset': 'earliest' });
consumer.connect();
consumer.on('ready', () => {
  consumer.subscribe(['orders', 'refunds']);
  consumer.consume();
  consumer.offsetsForTimes([{ topic: 'orders', partition: 0, offset: Date.now() }], 1000, () => {});
});

const admin = Kafka.AdminClient.create({ 'bootstrap.servers': 'kafka-1:9092', 'client.id': 'setup' });
admin.createTopic({ topic: 'orders', num_partitions: 6, replication_factor: 3, config: { 'retention.ms': '86400000' } });
admin.createPartitions('orders', 12);
admin.deleteTopic('old-orders');
