package main

import (
	"time"

	"github.com/Shopify/sarama"
	cluster "github.com/bsm/sarama-cluster"
)

const group = "old-group"

func config() *cluster.Config {
	c := cluster.NewConfig()
	c.Consumer.Return.Errors = true
	c.Consumer.Offsets.Initial = sarama.OffsetOldest
	c.Group.PartitionStrategy = cluster.StrategyRoundRobin
	c.Group.Session.Timeout = 20 * time.Second
	c.Group.Heartbeat.Interval = 2 * time.Second
	return c
}

func consume(brokers []string) (*cluster.Consumer, error) {
	client, err := cluster.NewClient(brokers, config())
	if err != nil {
		return nil, err
	}
	return cluster.NewConsumerFromClient(client, "from-client", []string{"old-audit"})
}

func main() {
	topics := []string{"old-orders", "old-stock"}
	consumer, err := cluster.NewConsumer([]string{"kafka:9092"}, group, topics, config())
	if err != nil {
		panic(err)
	}
	defer consumer.Close()
}
