use Mix.Config

config :kafka_ex,
  brokers: [
    {"localhost", 9092},
    {"localhost", 9093}
  ],
  consumer_group: "shop",
  client_id: "shop",
  sync_timeout: 3_000,
  commit_interval: 5_000,
  commit_threshold: 100,
  auto_offset_reset: :earliest,
  use_ssl: System.get_env("KAFKA_SSL") == "true",
  kafka_version: "kayrock"
