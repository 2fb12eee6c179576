import os

import faust

from limits import REBALANCE_SECONDS

app = faust.App(
    "click-counter",
    broker="kafka://kafka-1:9092;kafka-2:9092",
    version=2,
    processing_guarantee="exactly_once",
    broker_session_timeout=30,
    broker_max_poll_interval=REBALANCE_SECONDS * 2,
    consumer_auto_offset_reset="latest",
    producer_acks=-1,
    producer_linger=0.05,
    topic_partitions=12,
    store="rocksdb://",
)

clicks = app.topic("clicks", partitions=12)
totals = app.topic("click-totals", "click-totals-old", retention=3600)
counts = app.Table("counts", default=int)


@app.agent(clicks)
async def count(stream):
    async for click in stream:
        counts[click] += 1
        await totals.send(value=click)


@app.agent("clicks-by-name")
async def by_name(stream):
    async for click in stream:
        await app.send("clicks-audit", value=click)


def second(name):
    return faust.App(id=name, broker=os.environ["FAUST_BROKER"])


other = second("click-reports")

secured = faust.App("secured", broker="kafka://kafka:9093", broker_credentials=faust.SASLCredentials(username="faust", password="hunter2", mechanism="PLAIN"))
