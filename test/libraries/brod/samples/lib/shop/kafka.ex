defmodule Shop.Kafka do
  @moduledoc """
  Starts the client and publishes; `:brod.produce_sync(:x, "in-docs", 0, "", "")` is how.
  """
  require Logger

  @client :shop_client
  @orders "shop.orders"
  @endpoints [{"kafka-1", 9092}, {'kafka-2', 9093}]

  def start do
    :ok =
      :brod.start_client(@endpoints, @client,
        auto_start_producers: true,
        allow_topic_auto_creation: false,
        default_producer_config: [required_acks: -1, max_linger_ms: 10]
      )

    :ok = :brod.start_producer(@client, audit_topic(), max_retries: 5, compression: :gzip)
  end

  def publish(order) do
    value = Jason.encode!(order)
    :brod.produce_sync(@client, @orders, :hash, order.id, value)
    order |> audit() |> Logger.debug()
  end

  def replay(topic, payload), do: :brod.produce(@client, topic, 0, "", payload)

  def create(hosts) do
    :brod.create_topics(hosts, [%{name: "shop.refunds", num_partitions: 6, replication_factor: 3, assignments: [], configs: [%{name: "retention.ms", value: "86400000"}]}], %{timeout: 5_000})
  end

  defp audit(order) do
    :brod.produce_cb(@client, audit_topic(), :random, "", inspect(order), fn _, _ -> :ok end)
    order
  end

  defp audit_topic, do: "shop.audit"
end
