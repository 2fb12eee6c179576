import Config

config :shop,
  group: "billing",
  kafka_hosts: [kafka: 9092]

config :brod,
  clients: [
    billing_client: [
      endpoints: [{"kafka-1", 9092}, {"kafka-2", 9092}],
      auto_start_producers: true,
      ssl: true,
      sasl: {:plain, "billing", System.get_env("KAFKA_PASSWORD")}
    ]
  ]
