#!/bin/bash
# kafka-topics --create --topic commented --partitions 1
TOPIC=orders
RETENTION=${RETENTION:-86400000}
TOPICS_TOOL=/opt/kafka/bin/kafka-topics.sh
echo "kafka-topics --create --topic told"
kafka-topics.sh --bootstrap-server kafka:9092 \
  --create --topic "$TOPIC" \
  --partitions 12 --replication-factor=3 \
  --config retention.ms=$RETENTION --config cleanup.policy=compact
docker exec broker bash -c "kafka-configs --alter --entity-type topics --entity-name orders --add-config min.insync.replicas=2"
$TOPICS_TOOL --describe --topic looked-at
echo x | kafka-console-producer --topic audit --producer-property acks=1
kafka-producer-perf-test --topic perf --num-records 5 \
  --producer-props acks=all linger.ms=5
kafka-configs --alter --entity-type users --entity-name ann --add-config 'SCRAM-SHA-256=[password=hunter2]'
kcat -b kafka:9092 -C -t logs -X fetch.min.bytes=5
rpk topic create payments -p 3
if ! command -v kafka-acls; then apt-get install kafkacat; fi
kafka-consumer-groups --bootstrap-server kafka:9092 --group billing --reset-offsets --to-earliest --execute --topic orders
ssh host <<'END'
kafka-acls --add --allow-principal User:ann --operation Read --topic orders
END
