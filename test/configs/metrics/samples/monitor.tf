resource "datadog_monitor" "lag" {
  name    = "Lag of orders"
  type    = "metric alert"
  query   = "avg(last_5m):avg:kafka.consumer_lag{consumer_group:orders} > 100"
  message = "kafka.not_a_metric"
}
