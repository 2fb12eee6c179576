producer = WaterDrop::Producer.new do |config|
  config.deliver = true
  config.kafka = {
    "bootstrap.servers": "localhost:9092",
    "request.required.acks": 1,
    "queue.buffering.max.ms": 100
  }
end

producer.produce_sync(topic: "my-topic", payload: "my message")
producer.produce_many_async([{ topic: "first", payload: "a" }, { topic: "second", payload: "b" }])
producer.transaction do
  producer.produce_async(topic: "third", payload: "c")
end
producer.close
