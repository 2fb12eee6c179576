package main

import (
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kversion"
)

const Group = "payments-service"

func baseOptions() []kgo.Opt {
	return []kgo.Opt{
		kgo.SeedBrokers("kafka-1:9092"),
		kgo.ClientID("pay"),
		kgo.MaxVersions(kversion.V2_4_0()),
		kgo.SessionTimeout(30 * time.Second),
	}
}
