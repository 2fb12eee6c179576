defmodule Shop.Pipeline do
  alias BroadwayKafka.Producer, as: KafkaProducer

  def child(topic, group) do
    {KafkaProducer, hosts: System.get_env("KAFKA_HOSTS", "localhost:9092"), group_id: group, topics: [topic]}
  end
end
