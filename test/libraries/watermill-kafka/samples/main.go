package main

import (
	"context"
	"time"

	"github.com/IBM/sarama"
	"github.com/ThreeDotsLabs/watermill"
	"github.com/ThreeDotsLabs/watermill-kafka/v3/pkg/kafka"
	"github.com/ThreeDotsLabs/watermill-http/v2/pkg/http"
	"github.com/ThreeDotsLabs/watermill/message"
)

const posts = "posts"

var brokers = []string{"kafka:9092"}

type feed struct {
	publisher  message.Publisher
	subscriber *kafka.Subscriber
}

func newSubscriber(group string) (*kafka.Subscriber, error) {
	settings := kafka.DefaultSaramaSubscriberConfig()
	settings.Consumer.Offsets.Initial = sarama.OffsetOldest
	settings.Consumer.Group.Session.Timeout = 20 * time.Second
	return kafka.NewSubscriber(kafka.SubscriberConfig{
		Brokers:                brokers,
		Unmarshaler:            kafka.DefaultMarshaler{},
		OverwriteSaramaConfig:  settings,
		ConsumerGroup:          group,
		InitializeTopicDetails: &sarama.TopicDetail{NumPartitions: 6, ReplicationFactor: 3},
	}, watermill.NewStdLogger(false, false))
}

func main() {
	publisher, err := kafka.NewPublisher(kafka.PublisherConfig{
		Brokers:   []string{"kafka-1:9092", "kafka-2:9092"},
		Marshaler: kafka.DefaultMarshaler{},
	}, watermill.NewStdLogger(false, false))
	if err != nil {
		panic(err)
	}
	_ = publisher.Publish("comments", message.NewMessage(watermill.NewUUID(), nil))
	subscriber, _ := newSubscriber("feed-generator")
	_ = subscriber.SubscribeInitialize(posts)
	router, _ := message.NewRouter(message.RouterConfig{}, watermill.NewStdLogger(false, false))
	router.AddHandler("to-feed", posts, subscriber, "feed-items", publisher, nil)
	web, _ := http.NewPublisher(http.PublisherConfig{}, watermill.NewStdLogger(false, false))
	router.AddHandler("to-web", "feed-items", subscriber, "not-a-topic", web, nil)
	f := feed{publisher: publisher, subscriber: subscriber}
	f.run()
}

func (f feed) run() {
	_, _ = f.subscriber.Subscribe(context.Background(), posts)
	_ = f.publisher.Publish("feeds", message.NewMessage(watermill.NewUUID(), nil))
}
