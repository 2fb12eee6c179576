import * as kafka from '@platformatic/kafka';
import { connection, topics } from './config.js';

export function createConsumer(groupId) {
  return new kafka.Consumer({ ...connection, groupId, heartbeatInterval: 2 * 1000 });
}

const consumer = createConsumer('invoices');
await consumer.consume({ topics: [topics.invoices] });

const producer = new kafka.Producer(connection);
await producer.send({ messages: [{ topic: topics.invoices, value: 'v' }], acks: 0 });

// a mail client with the same verbs
const mailer = { send: (mail) => mail };
mailer.send({ messages: [{ topic: 'greetings' }] });
