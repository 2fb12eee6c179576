package main

import (
	"context"
	"crypto/tls"
	"os"
	"strings"
	"time"

	"github.com/segmentio/kafka-go"
	"github.com/segmentio/kafka-go/sasl/plain"
	"github.com/segmentio/kafka-go/sasl/scram"
	"github.com/segmentio/kafka-go/snappy"
)

const parcels = "parcels"

type sender struct{ writer *kafka.Writer }

func newSender(topic string) *sender {
	return &sender{writer: &kafka.Writer{
		Addr:         kafka.TCP("kafka-1:9092", "kafka-2:9092"),
		Topic:        topic,
		Balancer:     &kafka.Hash{},
		RequiredAcks: kafka.RequireAll,
		BatchTimeout: 50 * time.Millisecond,
		BatchBytes:   1 << 20,
		Compression:  kafka.Zstd,
		MaxAttempts:  5,
	}}
}

func (s *sender) send(ctx context.Context) error {
	return s.writer.WriteMessages(ctx, kafka.Message{Topic: "parcel-events", Value: []byte("1")})
}

func read() *kafka.Reader {
	mechanism, _ := scram.Mechanism(scram.SHA512, "shipping", os.Getenv("KAFKA_PASSWORD"))
	dialer := &kafka.Dialer{
		Timeout:       10 * time.Second,
		DualStack:     true,
		SASLMechanism: mechanism,
		TLS:           &tls.Config{},
		ClientID:      "shipping",
	}
	return kafka.NewReader(kafka.ReaderConfig{
		Brokers:         strings.Split(os.Getenv("BROKERS"), ","),
		GroupID:         Group,
		GroupTopics:     []string{parcels, "parcel-returns"},
		Dialer:          dialer,
		StartOffset:     kafka.FirstOffset,
		MinBytes:        10e3,
		MaxBytes:        10e6,
		MaxWait:         time.Second,
		CommitInterval:  0,
		IsolationLevel:  kafka.ReadCommitted,
		GroupBalancers:  []kafka.GroupBalancer{kafka.RangeGroupBalancer{}},
		SessionTimeout:  SessionTimeout,
		ReadLagInterval: -1,
	})
}

func legacy() *kafka.Writer {
	config := kafka.WriterConfig{Brokers: []string{"kafka-1:9092"}, Topic: parcels}
	config.RequiredAcks = -1
	config.CompressionCodec = snappy.NewCompressionCodec()
	return kafka.NewWriter(config)
}

func group() {
	_, _ = kafka.NewConsumerGroup(kafka.ConsumerGroupConfig{ID: "parcel-group", Brokers: []string{"kafka-1:9092"}, Topics: []string{parcels}})
}

func connections(ctx context.Context) {
	leader, _ := kafka.DialLeader(ctx, "tcp", "kafka-1:9092", "parcel-raw", 0)
	_, _ = leader.WriteMessages(kafka.Message{Value: []byte("1")})

	controller, _ := kafka.Dial("tcp", "kafka-1:9092")
	_ = controller.CreateTopics(kafka.TopicConfig{
		Topic:             parcels,
		NumPartitions:     6,
		ReplicationFactor: 3,
		ConfigEntries:     []kafka.ConfigEntry{{ConfigName: "retention.ms", ConfigValue: "3600000"}},
	})

	client := &kafka.Client{Addr: kafka.TCP("kafka-1:9092"), Transport: &kafka.Transport{SASL: plain.Mechanism{Username: "admin", Password: "pw"}}}
	_, _ = client.DeleteTopics(ctx, &kafka.DeleteTopicsRequest{Topics: []string{"old-parcels"}})
}
