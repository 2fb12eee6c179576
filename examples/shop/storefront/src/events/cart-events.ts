import { CompressionTypes, Partitioners } from 'kafkajs';
import { settings } from '../settings.js';
import { kafka } from './kafka.js';

export interface CartEvent {
  cart: string;
  product: string;
  change: 'added' | 'removed';
}

const producer = kafka.producer({
  createPartitioner: Partitioners.LegacyPartitioner,
  idempotent: true,
  maxInFlightRequests: 1,
});

export const connect = (): Promise<void> => producer.connect();
export const disconnect = (): Promise<void> => producer.disconnect();

export async function publish(events: CartEvent[]): Promise<void> {
  await producer.send({
    topic: settings.cartTopic,
    acks: -1,
    compression: CompressionTypes.GZIP,
    messages: events.map((event) => ({ key: event.cart, value: JSON.stringify(event) })),
  });
}
