-- CREATE STREAM old WITH (KAFKA_TOPIC='old');
SET 'auto.offset.reset' = 'earliest';
CREATE STREAM orders (id VARCHAR KEY, total DOUBLE)
  WITH (KAFKA_TOPIC='orders', VALUE_FORMAT='AVRO', PARTITIONS=6, REPLICAS=3);
CREATE TABLE totals WITH (kafka_topic='totals', partitions = 3) AS
  SELECT id, SUM(total) FROM orders WHERE note = 'a;b' GROUP BY id EMIT CHANGES;
CREATE SINK CONNECTOR search WITH (
  'connector.class' = 'io.confluent.connect.elasticsearch.ElasticsearchSinkConnector',
  'topics' = 'totals',
  'connection.password' = 'hunter2'
);
