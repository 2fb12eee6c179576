const { Kafka } = require('kafkajs');

const kafka = new Kafka({ brokers: ['a:9092', 'b:9092'] });
const consumer = kafka.consumer({ groupId: 'plain' });
consumer.subscribe({ topic: 'plain' });

// another library's consumer is no client of Kafka
const other = queue.consumer({ groupId: 'none' });
other.subscribe({ topic: 'none' });
