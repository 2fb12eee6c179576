defmodule Shop.Subscriber do
  @behaviour :brod_group_subscriber_v2

  def child_spec(_) do
    config = %{
      client: :billing_client,
      group_id: Application.fetch_env!(:shop, :group),
      topics: ["shop.orders", "shop.#{region()}.refunds"],
      cb_module: __MODULE__,
      consumer_config: [begin_offset: :earliest, max_bytes: 2 * 1024 * 1024],
      group_config: [
        session_timeout_seconds: 45,
        offset_commit_policy: :commit_to_kafka_v2,
        offset_commit_interval_seconds: 5
      ]
    }

    %{id: __MODULE__, start: {:brod_group_subscriber_v2, :start_link, [config]}, type: :worker}
  end

  def init(_arg, _) do
    {:ok, []}
  end

  def handle_message(_message, state), do: {:ok, :commit, state}

  defp region, do: System.get_env("REGION", "eu")
end
