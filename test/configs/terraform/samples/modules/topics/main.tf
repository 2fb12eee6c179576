variable "name" {}
variable "partitions" {
  default = 3
}
variable "token" {
  sensitive = true
}
resource "confluent_kafka_topic" "this" {
  topic_name       = var.name
  partitions_count = var.partitions
  config = {
    "min.insync.replicas" = var.environment == "prod" ? "2" : "1"
  }
}
