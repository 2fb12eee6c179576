# frozen_string_literal: true

require "kafka"
require_relative "topics"

module Events
  BROKERS = ENV.fetch("KAFKA_BROKERS", "localhost:9092").split(",").freeze
  OPTIONS = { client_id: "events", ssl_ca_certs_from_system: true }.freeze

  class Publisher
    attr_reader :producer

    def initialize(topic: Topics::AUDIT, timeout: 30)
      @topic = topic
      @timeout = timeout
    end

    def publish(event)
      client.deliver_message(event.to_json, topic: @topic)
      async.produce(event.to_json, topic: Topics::AUDIT, partition_key: event.id)
    end

    def in_transaction
      async = client.producer(transactional: true, transactional_id: "events-#{Process.pid}")
      async.init_transactions
      async.transaction do
        async.produce("x", topic: "events.outbox")
      end
    end

    private

    def client
      @client ||= Kafka.new(seed_brokers: BROKERS, socket_timeout: @timeout, **OPTIONS)
    end

    def async
      @async ||= client.async_producer(delivery_interval: 10, idempotent: true)
    end
  end

  def self.consume(name)
    consumer = Kafka.new(BROKERS).consumer(group_id: name)
    Topics::ALL.each { |topic| consumer.subscribe(topic, default_offset: :earliest) }
    consumer.each_batch { |batch| batch.messages.each { |message| puts message.value } }
  end
end

Events.consume("events-reader")
