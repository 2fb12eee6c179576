const Kafka = require('node-rdkafka');
const { Transform } = require('node:stream');

const stream = Kafka.KafkaConsumer.createReadStream(options('audit-reader'), { 'auto.offset.reset': 'latest' }, { topics: ['audit'] });
const out = Kafka.Producer.createWriteStream({ 'metadata.broker.list': 'localhost:9092' }, {}, { topic: 'audit-copy' });
stream.pipe(new Transform()).pipe(out);

function options(group) {
  return { 'metadata.broker.list': 'localhost:9092', 'group.id': group, 'socket.keepalive.enable': true };
}

// ready when connected
function connected() {
  return new Promise((resolve) => {
    const audit = new Kafka.Producer({ 'metadata.broker.list': 'localhost:9092' });
    audit.on('ready', () => resolve(audit));
    audit.connect();
  });
}

async function main() {
  const audit = await connected();
  audit.produce('audit-done', -1, Buffer.from('x'));
}
main();

// not Kafka's: a bus of the application's own with the same words
class Producer {
  constructor(options) {
    this.options = options;
  }
  produce(name) {
    return name;
  }
}
new Producer({ 'window.size': 3 }).produce('not-a-topic');
