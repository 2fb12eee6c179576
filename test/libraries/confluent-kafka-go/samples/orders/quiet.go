package main

type message struct{ Topic string }

type store struct{}

func (s store) SetKey(name string, value string) {}

func remember() message {
	store{}.SetKey("colour", "red")
	return message{Topic: "not-a-topic"}
}
