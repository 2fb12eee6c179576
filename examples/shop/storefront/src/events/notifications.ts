import { settings } from '../settings.js';
import { kafka } from './kafka.js';

const TOPICS = ['invoices.paid', 'parcels'];

const consumer = kafka.consumer({
  groupId: settings.notificationsGroup,
  sessionTimeout: 30_000,
  maxBytesPerPartition: 1_048_576,
  allowAutoTopicCreation: false,
});

export async function listen(notify: (customer: string, text: string) => void): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: TOPICS, fromBeginning: false });
  await consumer.run({
    partitionsConsumedConcurrently: 3,
    eachMessage: async ({ topic, message }) => {
      if (message.key) notify(message.key.toString(), `${topic}: ${message.value}`);
    },
  });
}

export const stop = (): Promise<void> => consumer.disconnect();
