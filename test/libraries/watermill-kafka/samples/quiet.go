package main

type bus struct{}

func (b bus) Publish(topic string) {}

func local() {
	bus{}.Publish("not-a-topic")
}
