resource "kafka_topic" "a" {
  name = "a"
  partitions =
  replication_factor = 1
}
resource "kafka_topic" "b" {
  name = "b
