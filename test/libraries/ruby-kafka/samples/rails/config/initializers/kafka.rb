require "kafka"

$kafka = Kafka.new(["kafka:9092"], client_id: "rails")
KAFKA_PRODUCER = $kafka.async_producer(delivery_threshold: 100)
