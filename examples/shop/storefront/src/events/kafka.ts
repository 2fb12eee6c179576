import { Kafka, logLevel } from 'kafkajs';
import { settings } from '../settings.js';

export const kafka = new Kafka({
  clientId: 'storefront',
  brokers: settings.brokers,
  connectionTimeout: 3_000,
  requestTimeout: 25_000,
  logLevel: logLevel.WARN,
});
