terraform {
  required_providers {
    kafka = {
      source  = "Mongey/kafka"
      version = "~> 0.7"
    }
    random = { source = "hashicorp/random" }
  }
}

provider "kafka" {
  bootstrap_servers = var.brokers
  sasl_username     = "admin"
  sasl_password     = "hunter2"
  sasl_mechanism    = "scram-sha512"
  kafka_version     = "2.7.0"
}

resource "kafka_topic" "orders" {
  name               = "${local.prefix}-orders"
  partitions         = 6
  replication_factor = var.replication
  config = {
    "cleanup.policy"   = "compact"
    "retention.ms"     = local.week
    "max.message.bytes" = 2000000
  }
}

resource "kafka_topic" "each" {
  for_each           = local.topics
  name               = "${local.prefix}-${each.key}"
  partitions         = each.value.partitions
  replication_factor = 3
  config             = each.value.config
}

resource "kafka_acl" "orders" {
  resource_name       = kafka_topic.orders.name
  resource_type       = "Topic"
  acl_principal       = "User:shop"
  acl_host            = "*"
  acl_operation       = "IDEMPOTENT_WRITE"
  acl_permission_type = "Allow"
  resource_pattern_type_filter = "Prefixed"
}

resource "kafka_quota" "shop" {
  entity_name = "shop"
  entity_type = "client-id"
  config = {
    "producer_byte_rate" = "4000000"
  }
}

resource "kafka_user_scram_credential" "shop" {
  username        = "shop"
  scram_mechanism = "SCRAM-SHA-512"
  password        = "hunter2"
}
