class Order < ApplicationRecord
  after_commit do
    KAFKA_PRODUCER.produce(to_json, topic: "orders.changed", partition_key: id.to_s)
    $kafka.deliver_message(id.to_s, topic: "orders.touched")
  end
end
