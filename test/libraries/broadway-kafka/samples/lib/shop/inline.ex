defmodule Shop.Inline do
  use Broadway

  alias Broadway.Message

  def start_link(_opts) do
    Broadway.start_link(__MODULE__,
      name: __MODULE__,
      producer: [
        module:
          {BroadwayKafka.Producer,
           [
             hosts: [localhost: 9092],
             group_id: "inline-group",
             topics: ["events", "clicks"],
             offset_reset_policy: :earliest,
             group_config: [session_timeout_seconds: 20, heartbeat_rate_seconds: 5],
             fetch_config: [max_bytes: 1_048_576, min_bytes: 1],
             client_config: [connect_timeout: 10_000, sasl: {:scram_sha_256, "user", "secret"}]
           ]},
        concurrency: 2
      ],
      processors: [default: [concurrency: 10]]
    )
  end

  @impl true
  def handle_message(_, %Message{} = message, _), do: message
end
