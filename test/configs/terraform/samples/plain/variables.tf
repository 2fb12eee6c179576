variable "brokers" {
  type    = list(string)
  default = ["b-1:9092", "b-2:9092"]
}

variable "replication" {
  type    = number
  default = 3
}

locals {
  prefix = "shop"
  week   = 604800000
  topics = {
    payments = { partitions = 12, config = { "retention.ms" = "3600000" } }
    audit = {
      partitions = 1
      config     = {}
    }
  }
}
