require "rdkafka"

config = {
  :"bootstrap.servers" => ENV["KAFKA_BROKERS"] || "localhost:9092",
  :"group.id" => "ruby-test",
  "auto.offset.reset": "earliest",
}
consumer = Rdkafka::Config.new(config).consumer
consumer.subscribe("ruby-test-topic", "other")
consumer.each { |message| puts message }

producer = Rdkafka::Config.new("bootstrap.servers": "localhost:9092", "request.required.acks": "all").producer
producer.produce(topic: "ruby-test-topic", payload: "x", key: "k").wait

admin = Rdkafka::Config.new("bootstrap.servers" => "localhost:9092").admin
admin.create_topic("ruby-test-topic", 3, 2, "cleanup.policy" => "compact").wait
