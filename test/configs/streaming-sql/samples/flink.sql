CREATE TABLE orders (
  id STRING,
  ts TIMESTAMP(3)
) WITH (
  'connector' = 'kafka',
  'topic' = 'orders;orders-old',
  'properties.bootstrap.servers' = 'kafka:9092',
  'properties.group.id' = 'flink',
  'scan.startup.mode' = 'earliest-offset',
  'properties.sasl.jaas.config' = 'org.apache.kafka.common.security.plain.PlainLoginModule required password="hunter2";',
  'sink.delivery-guarantee' = 'exactly-once',
  'sink.transactional-id-prefix' = 'shop', -- 'sink.partitioner' = 'fixed'
  'format' = 'json'
);
CREATE TABLE users WITH ('connector' = 'jdbc', 'topic' = 'not-kafka');
