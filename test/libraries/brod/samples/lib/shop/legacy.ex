defmodule Shop.Legacy do
  @group_config [{:offset_commit_policy, :commit_to_kafka_v2}, {:heartbeat_rate_seconds, 5}]

  def start_link(topics \\ ~w(shop.legacy shop.archive)) do
    hosts = Application.get_env(:shop, :kafka_hosts)
    :ok = :brod.start_client(hosts, :legacy)

    :brod.start_link_group_subscriber(
      :legacy,
      "legacy-group",
      topics,
      @group_config,
      [begin_offset: :latest],
      __MODULE__,
      []
    )
  end
end
