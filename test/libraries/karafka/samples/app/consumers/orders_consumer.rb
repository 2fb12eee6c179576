class OrdersConsumer < ApplicationConsumer
  def consume
    messages.each do |message|
      producer.produce_async(topic: "orders.seen", payload: message.raw_payload)
      produce_sync(topic: Topics::CARTS, payload: "{}")
    end
    Karafka.producer.produce_many_sync(rows)
  end

  private

  def rows
    [{ topic: "rows", payload: "1" }]
  end
end
