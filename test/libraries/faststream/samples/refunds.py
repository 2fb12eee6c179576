from faststream.kafka import KafkaBroker

from settings import settings

broker = KafkaBroker(settings.servers)


@broker.subscriber(settings.refunds, group_id=settings.group)
async def refunded(order: dict):
    pass
