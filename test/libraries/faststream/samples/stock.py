import os

from faststream.confluent import KafkaBroker
from faststream.rabbit import RabbitBroker
from faststream.security import SASLScram512


def make_broker():
    return KafkaBroker(os.environ.get("BROKERS", "localhost:9092"), config={"socket.keepalive.enable": True, "queue.buffering.max.ms": 50})


broker = make_broker()
rabbit = RabbitBroker("amqp://guest@localhost")


@broker.subscriber("stock", group_id="stock", isolation_level="read_committed")
async def stock(item: dict):
    await rabbit.publish(item, "not-a-topic")


secure = KafkaBroker("kafka:9093", security=SASLScram512(username="stock", password="hunter2"))
