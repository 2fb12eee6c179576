defmodule Shop.Application do
  use Application

  alias KafkaEx.ConsumerGroup

  @topics ["orders", "refunds"]

  def start(_type, _args) do
    options = [heartbeat_interval: :timer.seconds(1), commit_interval: 1_000, fetch_options: [max_bytes: 65_536]]

    children = [
      %{
        id: ConsumerGroup,
        start: {ConsumerGroup, :start_link, [Shop.OrderConsumer, group(), @topics, options]}
      }
    ]

    Supervisor.start_link(children, strategy: :one_for_one)
  end

  def start_old(impl) do
    import Supervisor.Spec
    Supervisor.start_link([supervisor(KafkaEx.ConsumerGroup, [impl, "old-group", ["legacy"]])], strategy: :one_for_one)
  end

  defp group, do: "order-" <> "workers"
end
