/** librdkafka's own names for keys of Kafka. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'metadata.broker.list': 'bootstrap.servers',
  'request.required.acks': 'acks',
  'compression.codec': 'compression.type',
  'queue.buffering.max.ms': 'linger.ms',
  'fetch.wait.max.ms': 'fetch.max.wait.ms',
  'message.timeout.ms': 'delivery.timeout.ms',
  'sasl.mechanisms': 'sasl.mechanism',
};
/** Kafka's key for a property of librdkafka, the property itself where there is none. */
export const kafkaKey = (native: string): string => SYNONYMS[native] ?? native;
