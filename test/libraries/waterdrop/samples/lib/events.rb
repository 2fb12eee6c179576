class Events
  TOPIC = "events.#{ENV.fetch("STAGE", "dev")}"
  KAFKA = { "bootstrap.servers": ENV.fetch("KAFKA_BROKERS"), "enable.idempotence": true }.freeze

  class << self
    def producer
      @producer ||= WaterDrop::Producer.new.tap do |instance|
        instance.setup do |config|
          config.kafka = KAFKA
        end
      end
    end

    def emit(event)
      producer.produce_async(topic: TOPIC, payload: event.to_json)
    end
  end
end
