package main

import (
	"context"
	"flag"
	"os"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
	"github.com/twmb/franz-go/pkg/sasl/plain"
	"github.com/twmb/franz-go/pkg/sasl/scram"
)

const payments = "payments"

var seeds = flag.String("brokers", "localhost:9092", "seed brokers")

type service struct{ client *kgo.Client }

func newService() *service {
	client, err := kgo.NewClient(
		kgo.SeedBrokers("kafka-1:9092", "kafka-2:9092"),
		kgo.DefaultProduceTopic(payments),
		kgo.RequiredAcks(kgo.AllISRAcks()),
		kgo.ProducerLinger(20*time.Millisecond),
		kgo.ProducerBatchCompression(kgo.ZstdCompression(), kgo.NoCompression()),
		kgo.TransactionalID("payments-1"),
	)
	if err != nil {
		panic(err)
	}
	return &service{client: client}
}

func (s *service) pay(ctx context.Context) error {
	if err := s.client.BeginTransaction(); err != nil {
		return err
	}
	s.client.Produce(ctx, &kgo.Record{Topic: "payments-audit", Value: []byte("1")}, nil)
	if err := s.client.Flush(ctx); err != nil {
		return s.client.EndTransaction(ctx, kgo.TryAbort)
	}
	return s.client.EndTransaction(ctx, kgo.TryCommit)
}

func consume(ctx context.Context, idempotent bool) {
	opts := append(baseOptions(),
		kgo.ConsumerGroup(Group),
		kgo.ConsumeTopics(payments, "refunds"),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
		kgo.FetchIsolationLevel(kgo.ReadCommitted()),
		kgo.DisableAutoCommit(),
		kgo.Balancers(kgo.CooperativeStickyBalancer(), kgo.RangeBalancer()),
	)
	if !idempotent {
		opts = append(opts, kgo.DisableIdempotentWrite(), kgo.RequiredAcks(kgo.LeaderAck()))
	}
	cl, err := kgo.NewClient(opts...)
	if err != nil {
		panic(err)
	}
	cl.PollFetches(ctx)
	cl.Produce(ctx, kgo.StringRecord("x"), nil)
}

func session() {
	sess, _ := kgo.NewGroupTransactSession(
		kgo.SeedBrokers(*seeds),
		kgo.TransactionalID("pay-eos"),
		kgo.ConsumerGroup("pay-eos"),
		kgo.ConsumeTopics(payments),
		kgo.RequireStableFetchOffsets(),
	)
	_ = sess.Begin()
	_, _ = sess.End(context.Background(), kgo.TryCommit)
}

func admin(ctx context.Context) {
	cl, _ := kgo.NewClient(
		kgo.SeedBrokers(*seeds),
		kgo.SASL(scram.Auth{User: "admin", Pass: os.Getenv("KAFKA_PASSWORD")}.AsSha512Mechanism()),
	)
	adm := kadm.NewClient(cl)
	policy := "compact"
	_, _ = adm.CreateTopics(ctx, 6, 3, map[string]*string{"cleanup.policy": &policy, "retention.ms": kadm.StringPtr("1000")}, payments, "refunds")
	_, _ = adm.FetchOffsets(ctx, Group)

	t := kmsg.NewCreateTopicsRequestTopic()
	t.Topic = "raw"
	t.NumPartitions = 1
	t.ReplicationFactor = -1
	_, _ = kgo.NewClient(kgo.SASL(plain.Auth{User: "x", Pass: "y"}.AsMechanism()))
}

type gateway struct{ out *kgo.Client }

func (g *gateway) open() (err error) {
	g.out, err = kgo.NewClient(kgo.SeedBrokers("kafka-3:9092"), kgo.ConsumeTopics("gateway-in"))
	return err
}

func (g *gateway) forward(ctx context.Context) {
	g.out.ProduceSync(ctx, &kgo.Record{Topic: "gateway-out"})
}
