import Config

config :kaffe,
  producer: [
    endpoints: [kafka: 9092],
    topics: ["orders", "audit"],
    partition_strategy: :md5,
    required_acks: -1,
    ssl: true
  ],
  consumer: [
    endpoints: [{"kafka", 9092}],
    topics: ["refunds"],
    consumer_group: "shop-refunds",
    message_handler: Shop.RefundHandler,
    offset_reset_policy: :reset_to_latest,
    start_with_earliest_message: true,
    max_bytes: 500_000,
    offset_commit_interval_seconds: 10
  ]
