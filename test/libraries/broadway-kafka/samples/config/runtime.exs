import Config

if config_env() == :prod do
  config :shop, Shop.Configured,
    hosts: [{"kafka-1", 9092}, {"kafka-2", 9092}],
    group_id: "payments"
end
