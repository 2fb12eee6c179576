package main

import "github.com/confluentinc/confluent-kafka-go/v2/kafka"

type listener struct {
	topics []string
	*kafka.Consumer
}

func newListener() *listener {
	client, err := kafka.NewConsumer(&kafka.ConfigMap{"group.id": "listener", "bootstrap.servers": "kafka-1:9092"})
	if err != nil {
		panic(err)
	}
	return &listener{topics: []string{"events"}, Consumer: client}
}

func (l *listener) Subscribe(topic string) {}

func (l *listener) listen() {
	_ = l.SubscribeTopics([]string{"embedded-events"}, nil)
	_ = l.Consumer.Subscribe("embedded-audit", nil)
	l.Subscribe("not-a-topic")
}
