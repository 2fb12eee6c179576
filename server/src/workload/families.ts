/** Libraries that share one client underneath, and so its settings, defaults and wire behaviour. */
export type Family = 'java' | 'librdkafka' | 'kafkajs' | 'sarama' | (string & {});

const FAMILIES: Readonly<Record<string, Family>> = {
  'kafka-clients': 'java',
  'spring-kafka': 'java',
  'spring-boot': 'java',
  'kafka-streams': 'java',
  'kafka-connect': 'java',
  'reactor-kafka': 'java',
  'vertx-kafka': 'java',
  'micronaut-kafka': 'java',
  'smallrye-kafka': 'java',
  'camel-kafka': 'java',
  'spring-cloud-stream': 'java',
  spark: 'java',
  'flink-connector-kafka': 'java',
  'beam-kafkaio': 'java',
  'alpakka-kafka': 'java',
  'fs2-kafka': 'java',
  'zio-kafka': 'java',
  logstash: 'java',
  nifi: 'java',
  druid: 'java',
  pinot: 'java',
  librdkafka: 'librdkafka',
  vector: 'librdkafka',
  'fluent-bit': 'librdkafka',
  clickhouse: 'librdkafka',
  'confluent-kafka-python': 'librdkafka',
  'confluent-kafka-go': 'librdkafka',
  'Confluent.Kafka': 'librdkafka',
  'node-rdkafka': 'librdkafka',
  'confluent-kafka-javascript': 'librdkafka',
  'rdkafka-rust': 'librdkafka',
  'rdkafka-ruby': 'librdkafka',
  karafka: 'librdkafka',
  quixstreams: 'librdkafka',
  faust: 'aiokafka',
  faststream: 'aiokafka',
  goka: 'sarama',
  'watermill-kafka': 'sarama',
  'sarama-cluster': 'sarama',
  telegraf: 'sarama',
  dapr: 'sarama',
  burrow: 'sarama',
  nestjs: 'kafkajs',
};

/** The family of a library; a library that shares nothing is its own family. */
export function familyOf(library: string): Family {
  return FAMILIES[library] ?? library;
}
