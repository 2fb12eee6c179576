resource "aws_sns_topic" "orders" {
  name = "orders"
}
variable "topics" {
  default = ["kafka-like"]
}
