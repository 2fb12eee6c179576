from confluent_kafka import Consumer

consumer = Consumer({
    "bootstrap.servers": "localhost:9092",
    "group.id": "billing",
    "group.protocol": "consumer",
    "session.timeout.ms": 45000,
})
consumer.subscribe(["orders.paid"])

while True:
    message = consumer.poll(1.0)
    if message is not None:
        print(message.value())
