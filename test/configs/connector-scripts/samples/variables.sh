#!/bin/bash
TOPIC="orders"
export ES_HOST=es.example.org
DB_PASS=hunter2
TASKS=${TASKS:-2}
curl -X POST http://connect:8083/connectors -d "{
  \"name\": \"orders-es\",
  \"config\": {
    \"connector.class\": \"io.confluent.connect.elasticsearch.ElasticsearchSinkConnector\",
    \"topics\": \"$TOPIC\",
    \"connection.url\": \"http://${ES_HOST}:9200\",
    \"connection.user\": \"$DB_PASS\",
    \"tasks.max\": \"$TASKS\"
  }
}"
