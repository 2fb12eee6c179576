package main

import (
	"context"
	"os"
	"time"

	"github.com/confluentinc/confluent-kafka-go/v2/kafka"
	"github.com/confluentinc/confluent-kafka-go/v2/schemaregistry"
)

var accepted = "orders-accepted"

var producers map[string]*kafka.Producer

func main() {
	ctx := context.Background()
	p, err := kafka.NewProducer(&kafka.ConfigMap{
		"bootstrap.servers":      "kafka-1:9092,kafka-2:9092",
		"enable.idempotence":     true,
		"queue.buffering.max.ms": 20,
		"transactional.id":       "orders-1",
		"sasl.password":          os.Getenv("KAFKA_PASSWORD"),
		"go.batch.producer":      true,
	})
	if err != nil {
		panic(err)
	}
	_ = p.InitTransactions(ctx)
	_ = p.BeginTransaction()
	topic := "orders"
	_ = p.Produce(&kafka.Message{TopicPartition: kafka.TopicPartition{Topic: &topic, Partition: kafka.PartitionAny}, Value: []byte("1")}, nil)
	p.ProduceChannel() <- &kafka.Message{TopicPartition: kafka.TopicPartition{Topic: &accepted, Partition: 0}}
	_ = p.CommitTransaction(ctx)
	producers["late"] = p

	c, err := kafka.NewConsumer(consumerConfig("orders-service"))
	if err != nil {
		panic(err)
	}
	_ = c.SubscribeTopics([]string{topic, Returns}, nil)

	direct, _ := kafka.NewConsumer(withDefaults(kafka.ConfigMap{"group.id": "direct"}))
	_ = direct.Assign([]kafka.TopicPartition{{Topic: &accepted, Partition: 0, Offset: kafka.OffsetBeginning}})

	a, _ := kafka.NewAdminClientFromProducer(p)
	_, _ = a.CreateTopics(ctx, []kafka.TopicSpecification{{
		Topic:             Returns,
		NumPartitions:     6,
		ReplicationFactor: 3,
		Config:            map[string]string{"cleanup.policy": "compact"},
	}}, kafka.SetAdminOperationTimeout(time.Minute))

	_, _ = schemaregistry.NewClient(schemaregistry.NewConfig("http://registry:8081"))
}

func shutDown(ctx context.Context) {
	for _, producer := range producers {
		_ = producer.AbortTransaction(ctx)
	}
}
