defmodule Shop.Publisher do
  alias KafkaEx.Protocol.Produce.{Message, Request}

  def start do
    KafkaEx.create_worker(:publisher, uris: [{"kafka-1", 9092}], consumer_group: :no_consumer_group)
  end

  def publish(key, value) do
    KafkaEx.produce("orders", 0, value, key: key, worker_name: :publisher, required_acks: 1)
  end

  def publish_all(values, topic \\ "bulk") do
    messages = for value <- values, do: %Message{value: value}
    KafkaEx.produce(%Request{topic: topic, partition: 0, required_acks: -1, compression: :snappy, messages: messages})
  end

  def peek, do: "refunds" |> KafkaEx.stream(0, offset: 0) |> Enum.take(2)
end
