module example.com/shop

go 1.22

require github.com/segmentio/kafka-go v0.4.47

require (
	github.com/IBM/sarama v1.43.0
	github.com/confluentinc/confluent-kafka-go/v2 v2.3.0 // pinned
	github.com/twmb/franz-go/pkg/kmsg v1.8.0 // indirect
	github.com/stretchr/testify v1.9.0
	// github.com/lovoo/goka v1.1.0
)

replace (
	github.com/IBM/sarama => github.com/IBM/sarama v1.42.2
	github.com/segmentio/kafka-go => ../kafka-go
)

exclude github.com/Shopify/sarama v1.38.0
