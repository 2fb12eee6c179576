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
