package main

import (
	"context"
	"time"

	"github.com/IBM/sarama"
	"github.com/lovoo/goka"
	"github.com/lovoo/goka/codec"
)

var (
	brokers             = []string{"kafka-1:9092", "kafka-2:9092"}
	clicks  goka.Stream = "user-clicks"
	group   goka.Group  = "click-counter"
)

const totals = goka.Stream("click-totals")

func process(ctx goka.Context, msg interface{}) {}

func emitter() (*goka.Emitter, error) {
	return goka.NewEmitter(brokers, clicks, new(codec.String))
}

func topology() *goka.GroupGraph {
	return goka.DefineGroup(group,
		goka.Input(clicks, new(codec.String), process),
		goka.Input("user-views", new(codec.String), process),
		goka.Output(totals, new(codec.Int64)),
		goka.Lookup(goka.Table("profiles"), new(codec.String)),
		goka.Persist(new(codec.Int64)),
	)
}

func main() {
	config := goka.DefaultConfig()
	config.Consumer.Offsets.Initial = sarama.OffsetOldest
	config.Producer.RequiredAcks = sarama.WaitForAll
	goka.ReplaceGlobalConfig(config)

	topics := goka.NewTopicManagerConfig()
	topics.Table.Replication = 3
	topics.Stream.Replication = 2
	topics.Stream.Retention = 48 * time.Hour
	topics.CreateTopicTimeout = time.Minute
	manager, _ := goka.NewTopicManager(brokers, config, topics)
	_ = manager.EnsureStreamExists(string(clicks), 8)
	_ = manager.EnsureTopicExists("click-audit", 4, 3, map[string]string{"cleanup.policy": "compact"})

	p, _ := goka.NewProcessor(brokers, topology())
	_ = p.Run(context.Background())
	_, _ = goka.NewView(brokers, goka.GroupTable(group), new(codec.Int64))
}
