import Config

config :kaffe,
  consumers: %{
    "billing" => [
      endpoints: System.get_env("KAFKA_ENDPOINTS", "kafka:9092"),
      topics: ["invoices"],
      consumer_group: "billing-#{config_env()}"
    ]
  }
