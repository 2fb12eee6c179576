package settings

import (
	"time"

	"github.com/Trendyol/kafka-konsumer/v2"
)

const (
	brokers = "kafka-1:9092"
	linger  = 50 * time.Millisecond
)

// Producer is what the services share.
func Producer(id string) *kafka.ProducerConfig {
	return &kafka.ProducerConfig{
		ClientID: id,
		Writer:   kafka.WriterConfig{Brokers: []string{brokers}, BatchTimeout: linger, RequiredAcks: -1},
	}
}
