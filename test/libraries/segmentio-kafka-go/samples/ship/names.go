package main

import "time"

const Group = "shipping"

const SessionTimeout = 30 * time.Second

type Writer struct{ Topic string }

var notKafka = Writer{Topic: "not-a-topic"}

func conn(dial func(string) string) string { return dial("not-a-broker") }
