package main

import (
	"context"
	"os"
	"time"

	"github.com/Trendyol/kafka-konsumer/v2"

	"example.com/shop/settings"
)

func main() {
	consumer, _ := kafka.NewConsumer(&kafka.ConsumerConfig{
		Concurrency: 4,
		ClientID:    "billing",
		Reader: kafka.ReaderConfig{
			Brokers: []string{"kafka-1:9092", "kafka-2:9092"},
			Topic:   "orders",
			GroupID: "billing",
			MaxWait: 2 * time.Second,
		},
		RetryEnabled:       true,
		RetryConfiguration: kafka.RetryConfiguration{Topic: "orders-retry", DeadLetterTopic: "orders-dead"},
		SASL:               &kafka.SASLConfig{Type: kafka.MechanismScram, Username: "billing", Password: os.Getenv("KAFKA_PASSWORD")},
		ConsumeFn:          handle,
	})
	defer consumer.Stop()
	consumer.Consume()
}

func handle(message *kafka.Message) error {
	producer, err := kafka.NewProducer(settings.Producer("billing-out"))
	if err != nil {
		return err
	}
	return producer.Produce(context.Background(), kafka.Message{Topic: "invoices", Value: message.Value})
}
