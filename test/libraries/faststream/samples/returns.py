from enum import StrEnum

from orders import broker
from screens import bus


class Topic(StrEnum):
    RETURNED = "orders-returned"


@broker.subscriber(Topic.RETURNED, group_id=f"{Topic.RETURNED}-service")
async def returned(order: dict):
    pass


@bus.subscriber("not-a-topic")
async def redraw(order: dict):
    pass
