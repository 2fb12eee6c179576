CREATE TABLE queue (id UInt64) ENGINE = Kafka
SETTINGS kafka_broker_list = 'kafka:9092', kafka_topic_list = 'orders,audit', kafka_group_name = 'clickhouse', kafka_format = 'JSONEachRow', kafka_num_consumers = 2;
SELECT * FROM plain WHERE kafka_topic = 'x';
