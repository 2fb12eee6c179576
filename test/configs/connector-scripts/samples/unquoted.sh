curl -X POST "$CONNECT/connectors" -d @- <<EOF
{
  "name": "extract",
  "config": {
    "connector.class": "io.confluent.connect.jdbc.JdbcSinkConnector",
    "topics": "orders",
    "confluent.license": "hunter2",
    "transforms.key.type": "org.apache.kafka.connect.transforms.ExtractField\$Key",
    "confluent.topic.bootstrap.servers": "$BROKER:9092"
  }
}
EOF
