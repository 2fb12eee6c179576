module "invoices" {
  source     = "../modules/topics"
  name       = "invoices"
  partitions = 24
}

module "refunds" {
  source = "../modules/topics"
  name   = "refunds"
}

resource "confluent_connector" "sink" {
  environment {
    id = confluent_environment.main.id
  }
  config_sensitive = {
    "connection.password" = "hunter2"
  }
  config_nonsensitive = {
    "connector.class"          = "ElasticsearchSink"
    "name"                     = "search"
    "topics"                   = "invoices,refunds"
    "kafka.service.account.id" = confluent_service_account.app.id
    "tasks.max"                = "2"
    "errors.tolerance"         = "all"
  }
}

resource "confluent_kafka_acl" "sink" {
  resource_type = "TRANSACTIONAL_ID"
  resource_name = "shop-"
  pattern_type  = "PREFIXED"
  principal     = "User:${confluent_service_account.app.id}"
  host          = "*"
  operation     = "DESCRIBE_CONFIGS"
  permission    = "DENY"
}
