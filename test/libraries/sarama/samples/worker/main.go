package worker

import (
	"context"
	"os"
	"strings"

	"github.com/IBM/sarama"
)

type Worker struct {
	producer sarama.AsyncProducer
	config   *sarama.Config
}

func Run(ctx context.Context, handler sarama.ConsumerGroupHandler) error {
	brokers := strings.Split(os.Getenv("KAFKA_BROKERS"), ",")
	config := newConfig()
	config.ClientID = "worker"
	producer, err := sarama.NewAsyncProducer(brokers, config)
	if err != nil {
		return err
	}
	worker := &Worker{producer: producer, config: config}
	worker.config.Net.TLS.Enable = true
	worker.producer.Input() <- &sarama.ProducerMessage{Topic: "invoices"}
	group, err := sarama.NewConsumerGroup(brokers, "workers", config)
	if err != nil {
		return err
	}
	admin, err := sarama.NewClusterAdmin(brokers, config)
	if err != nil {
		return err
	}
	_ = admin.CreateTopic("parcels", &sarama.TopicDetail{NumPartitions: 4, ReplicationFactor: 2}, false)
	return group.Consume(ctx, []string{ordersTopic}, handler)
}
