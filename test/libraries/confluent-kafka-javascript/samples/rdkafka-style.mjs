import Kafka from '@confluentinc/kafka-javascript';

const producer = new Kafka.Producer({ 'bootstrap.servers': 'localhost:9092', acks: 'all', dr_msg_cb: true });
producer.connect();
producer.produce('metrics', null, Buffer.from('1'), null, Date.now());

const consumer = new Kafka.KafkaConsumer({ 'bootstrap.servers': 'localhost:9092', 'group.id': 'metrics-reader', 'group.protocol': 'consumer' }, {});
consumer.subscribe(['metrics']);

const admin = Kafka.AdminClient.create({ 'bootstrap.servers': 'localhost:9092' });
admin.deleteTopic('metrics', 5000, () => {});

// an RxJS-like stream of the application
const events = { subscribe: (names) => names };
events.subscribe(['not-a-topic']);
