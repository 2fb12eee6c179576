WaterDrop.setup do |config|
  config.client_id = "legacy"
  config.kafka.seed_brokers = %w[kafka://localhost:9092]
  config.kafka.required_acks = -1
end

WaterDrop::SyncProducer.call("message", topic: "legacy-topic")
Sidekiq::Queue.new.produce_sync(topic: "not-kafka")
