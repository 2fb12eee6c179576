package main

type Graph struct{}

func (g Graph) Input(topic string) {}

func Output(topic string) {}

func draw() {
	Graph{}.Input("not-a-topic")
	Output("not-a-topic")
}
