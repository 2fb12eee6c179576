from faststream import FastStream
from faststream.kafka import KafkaBroker, KafkaRouter

from names import CREATED, GROUP

broker = KafkaBroker("kafka:9092", acks="all", enable_idempotence=True, linger_ms=10, client_id="orders")
app = FastStream(broker)
router = KafkaRouter(prefix="orders.")

shipments = broker.publisher("orders-shipped")


@broker.subscriber("orders", group_id="orders-service", auto_offset_reset="earliest", max_poll_interval_ms=600000)
@broker.publisher("orders-accepted")
async def accept(order: dict):
    await broker.publish(order, topic="orders-audit")
    await broker.publish(order, CREATED)


@router.subscriber(CREATED, "orders-late", group_id=GROUP, auto_commit=False)
async def created(order: dict):
    pass
