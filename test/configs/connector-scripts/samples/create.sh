#!/bin/sh
# curl -d '{"name":"old","config":{"connector.class":"Old"}}'
curl -X POST http://connect:8083/connectors -H 'Content-Type: application/json' -d '{
  "name": "orders-es",
  "config": {
    "connector.class": "io.confluent.connect.elasticsearch.ElasticsearchSinkConnector",
    "topics": "'"$TOPIC"'",
    "connection.url": "http://'"${ES_HOST}"':9200",
    "connection.password": "hunter2"
  }
}'

curl -X PUT http://localhost:8083/connectors/orders-s3/config -H "Content-Type: application/json" --data "{
  \"connector.class\": \"io.confluent.connect.s3.S3SinkConnector\",
  \"topics\": \"orders\",
  \"s3.region\": \"$(aws configure get region)\",
  \"tasks.max\": $TASKS
}"

cat <<EOF > /tmp/source.json
{
  "name": "customers",
  "config": {
    "connector.class": "io.debezium.connector.postgresql.PostgresConnector",
    "database.hostname": "${PG_HOST:-postgres}",
    "topic.prefix": "crm",
    "transforms": "route",
    "transforms.route.type": "org.apache.kafka.connect.transforms.RegexRouter",
    "transforms.route.replacement": "${1}"
  }
}
EOF
