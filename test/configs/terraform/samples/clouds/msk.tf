resource "aws_msk_cluster" "this" {
  cluster_name           = "shop"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
}

resource "aws_msk_configuration" "this" {
  name           = "shop"
  kafka_versions = ["3.6.0"]
  server_properties = <<-PROPERTIES
    auto.create.topics.enable = false
    log.dirs = /data
    default.replication.factor = 3
    min.insync.replicas = ${var.min_isr}
  PROPERTIES
}

resource "aws_mskconnect_connector" "s3" {
  name                 = "s3"
  kafkaconnect_version = "2.7.1"
  connector_configuration = {
    "connector.class" = "io.confluent.connect.s3.S3SinkConnector"
    "tasks.max"       = "1"
    "topics"          = "orders"
  }
}

resource "aiven_kafka_topic" "events" {
  topic_name  = "events"
  partitions  = 3
  replication = 2
  config {
    cleanup_policy = "compact"
    retention_ms   = "86400000"
  }
}

resource "azurerm_eventhub" "events" {
  name              = "events"
  partition_count   = 4
  message_retention = 1
}

resource "aws_mskconnect_worker_configuration" "this" {
  name                    = "worker"
  properties_file_content = <<EOT
key.converter=org.apache.kafka.connect.storage.StringConverter
producer.acks=all
EOT
}

module "msk" {
  source        = "terraform-aws-modules/msk-kafka-cluster/aws"
  version       = "2.3.0"
  kafka_version = "3.7.x"
  configuration_server_properties = {
    "auto.create.topics.enable" = true
  }
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = aws_msk_cluster.this.arn
  function_name     = "shop"
  topics            = ["orders", "audit"]
  starting_position = "TRIM_HORIZON"
  amazon_managed_kafka_event_source_config {
    consumer_group_id = "lambda"
  }
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn = aws_sqs_queue.this.arn
}

resource "azurerm_eventhub_consumer_group" "shop" {
  name = "shop"
}

resource "kafka_topic" "long" {
  name = "${
    local.prefix
  }-long"
  partitions = 2
  config = {
    "retention.ms" = 7 * 24 * 3600 * 1000
  }
}
locals { prefix = "cloud" }
