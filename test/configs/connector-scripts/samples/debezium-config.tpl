{
  "database.dbname": "${database_name}",
  "connector.class": "io.debezium.connector.postgresql.PostgresConnector",
  "topic.prefix": "${connection_name}",
  "transforms.key.condition": "$.after.name"
}
