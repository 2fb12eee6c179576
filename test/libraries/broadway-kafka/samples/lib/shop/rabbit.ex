defmodule Shop.Rabbit do
  use Broadway

  # as before, but was BroadwayKafka.Producer
  def start_link(_) do
    Broadway.start_link(__MODULE__, name: __MODULE__, producer: [module: {BroadwayRabbitMQ.Producer, queue: "q", topics: ["not-kafka"], group_id: "none"}])
  end
end
