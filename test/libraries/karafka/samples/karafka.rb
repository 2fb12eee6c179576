# frozen_string_literal: true

class KarafkaApp < Karafka::App
  setup do |config|
    config.kafka = { "bootstrap.servers": ENV.fetch("KAFKA_BROKERS", "127.0.0.1:9092"), "max.poll.interval.ms": 5.minutes }
    config.client_id = "shop"
    config.group_id = "shop-default"
    config.initial_offset = "latest"
    config.max_messages = 50
  end

  routes.draw do
    topic :carts do
      consumer CartsConsumer
    end

    consumer_group "shop-orders" do
      topic Topics::ORDERS do
        config(partitions: 6, replication_factor: 2, "cleanup.policy": "compact")
        consumer OrdersConsumer
        dead_letter_queue(topic: "orders.dlq", max_retries: 2)
        kafka("fetch.message.max.bytes": 2_097_152)
      end

      subscription_group :slow do
        topic "reports" do
          consumer ReportsConsumer
          max_messages 10
        end
      end
    end
  end
end

Karafka::Admin.create_topic("snapshots", 2, 1, "retention.ms" => 3_600_000)
