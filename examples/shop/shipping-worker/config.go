package main

import (
	"time"

	"github.com/IBM/sarama"
)

// newConfig returns the settings that consumer and producer share.
func newConfig() *sarama.Config {
	config := sarama.NewConfig()
	config.ClientID = "shipping-worker"
	config.Version = sarama.V1_1_0_0

	config.Consumer.Group.Rebalance.GroupStrategies = []sarama.BalanceStrategy{sarama.NewBalanceStrategySticky()}
	config.Consumer.Group.Session.Timeout = 30 * time.Second
	config.Consumer.Offsets.Initial = sarama.OffsetOldest

	config.Producer.RequiredAcks = sarama.WaitForLocal
	config.Producer.Compression = sarama.CompressionSnappy
	config.Producer.Flush.Frequency = 50 * time.Millisecond
	config.Producer.Partitioner = sarama.NewHashPartitioner
	config.Producer.Return.Successes = true
	return config
}
