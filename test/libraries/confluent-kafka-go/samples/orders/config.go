package main

import "github.com/confluentinc/confluent-kafka-go/kafka"

const (
	Returns = "orders-returned"
	timeout = 45 * 1000
)

func consumerConfig(group string) *kafka.ConfigMap {
	config := &kafka.ConfigMap{
		"metadata.broker.list": "kafka-1:9092",
		"group.id":             group,
		"auto.offset.reset":    "earliest",
		"session.timeout.ms":   timeout,
	}
	_ = config.SetKey("enable.auto.commit", false)
	(*config)["isolation.level"] = "read_committed"
	return config
}

func withDefaults(config kafka.ConfigMap) *kafka.ConfigMap {
	_ = config.SetKey("bootstrap.servers", "kafka-2:9092")
	return &config
}
