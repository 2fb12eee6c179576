var kafka = require('kafka-node'),
  Producer = kafka.Producer,
  client = new kafka.KafkaClient({ kafkaHost: 'kafka:9092', connectTimeout: 10000 });

var producer = new Producer(client, { requireAcks: 1, ackTimeoutMs: 100, partitionerType: 2 });
producer.on('ready', function () {
  producer.send([{ topic: 'clicks', messages: ['a', 'b'] }, { topic: 'views', messages: 'c' }], function () {});
});

var consumer = new kafka.Consumer(client, [{ topic: 'clicks', partition: 0 }], { groupId: 'click-counter', autoCommit: false, fetchMaxWaitMs: 200 });
consumer.on('message', function () {});

client.createTopics([{ topic: 'clicks', partitions: 3, replicationFactor: 2, configEntries: [{ name: 'min.insync.replicas', value: '2' }] }], function () {});
