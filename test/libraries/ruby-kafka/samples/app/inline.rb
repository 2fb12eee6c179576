require "kafka"

kafka = Kafka.new(["kafka1:9092", "kafka2:9092"], client_id: "shop", connect_timeout: 5, logger: Rails.logger,
                  sasl_plain_username: "shop", sasl_plain_password: "hunter2")

producer = kafka.producer(required_acks: :all, max_retries: 5, retry_backoff: 2, compression_codec: :gzip)
producer.produce("{}", topic: "orders", key: "1")
producer.deliver_messages

consumer = kafka.consumer(group_id: "billing", session_timeout: 45, offset_commit_interval: 5)
consumer.subscribe("orders", start_from_beginning: false)
consumer.each_message(max_wait_time: 0.5, min_bytes: 1024) do |message|
  kafka.deliver_message(message.value, topic: "orders.archive")
end

kafka.create_topic("orders.archive", num_partitions: 12, replication_factor: 3, config: { "retention.ms" => 86_400_000 })
