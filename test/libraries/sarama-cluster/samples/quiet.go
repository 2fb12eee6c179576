package main

type pool struct{}

func (p pool) NewConsumer(names []string, group string) {}

func other(p pool) {
	p.NewConsumer([]string{"not-a-broker"}, "not-a-group")
}
