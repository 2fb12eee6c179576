package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/IBM/sarama"

	"example.com/shop/shipping-worker/internal/tracking"
)

const groupID = "shipping"

func env(name, fallback string) string {
	if value, ok := os.LookupEnv(name); ok {
		return value
	}
	return fallback
}

func main() {
	brokers := strings.Split(env("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"), ",")
	config := newConfig()

	group, err := sarama.NewConsumerGroup(brokers, groupID, config)
	if err != nil {
		log.Fatalf("consumer group: %v", err)
	}
	defer group.Close()

	producer, err := sarama.NewSyncProducer(brokers, config)
	if err != nil {
		log.Fatalf("producer: %v", err)
	}
	defer producer.Close()

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()

	worker := tracking.NewWorker(producer, env("SHIPPING_TOPIC_OUT", "parcels"))
	for ctx.Err() == nil {
		if err := group.Consume(ctx, []string{env("SHIPPING_TOPIC_IN", "invoices.paid")}, worker); err != nil {
			log.Printf("consume: %v", err)
		}
	}
}
