defmodule Shop.Configured do
  use Broadway

  @topic "payments"

  def start_link(opts) do
    Broadway.start_link(__MODULE__, name: __MODULE__, producer: [module: producer_module(), concurrency: 1], processors: opts[:processors])
  end

  defp producer_module do
    {BroadwayKafka.Producer, Keyword.merge(options(), topics: [@topic, dead_letters()])}
  end

  defp options do
    config = Application.fetch_env!(:shop, __MODULE__)

    [
      hosts: config[:hosts],
      group_id: Keyword.get(config, :group_id, "payments-group"),
      client_config: client_config()
    ]
  end

  defp client_config do
    if System.get_env("KAFKA_SSL") do
      [ssl: true, request_timeout: :timer.seconds(30)]
    else
      []
    end
  end

  defp dead_letters, do: "#{@topic}.dlq"
end
