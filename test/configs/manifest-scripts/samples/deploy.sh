#!/bin/sh
set -e
NAMESPACE=${NAMESPACE:-kafka}

cat << EOF | kubectl apply -n "$NAMESPACE" -f -
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata:
  name: ${TOPIC}
spec:
  partitions: 3
  config:
    cleanup.policy: compact
EOF

kubectl apply -f - <<-'YAML'
  apiVersion: kafka.strimzi.io/v1
  kind: KafkaConnector
  metadata:
    name: orders
  spec:
    class: io.debezium.connector.mysql.MySqlConnector
    config:
      database.password: hunter2
YAML

cat > notes.txt <<EOF
kind: Kafka is not a manifest here
EOF

kubectl apply -f - <<OPEN
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata:
  name: open
