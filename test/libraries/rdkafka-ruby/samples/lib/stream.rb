module Stream
  DEFAULTS = { "bootstrap.servers": "kafka:9092", "client.id": "stream" }.freeze
  TOPIC = :clicks

  class Writer
    def initialize(extra = {})
      settings = DEFAULTS.merge("linger.ms": 5, "transactional.id": "stream-writer")
      @producer = Rdkafka::Config.new(settings).producer
    end

    def call(clicks)
      @producer.init_transactions
      @producer.begin_transaction
      clicks.each { |click| @producer.produce(topic: TOPIC, payload: click) }
      @producer.commit_transaction
    end
  end

  def self.reader(group)
    config = Rdkafka::Config.new(DEFAULTS)
    config[:"group.id"] = group
    config[:"enable.auto.commit"] = false
    config.consumer.tap { |consumer| consumer.subscribe(TOPIC) }
  end
end
