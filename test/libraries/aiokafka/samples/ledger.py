import asyncio

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.helpers import create_ssl_context

from config import LedgerConfig, settings

ENTRIES = "ledger-entries"
context = create_ssl_context(cafile="/etc/ssl/ca.pem")


async def transfer():
    producer = AIOKafkaProducer(
        bootstrap_servers="kafka:9093",
        transactional_id="ledger-transfer",
        security_protocol="SSL",
        ssl_context=context,
        max_batch_size=32768,
        linger_ms=5,
    )
    await producer.start()
    async with producer.transaction():
        await producer.send_and_wait(ENTRIES, b"debit")
        await producer.send(topic="ledger-audit", value=b"credit")
        await producer.send_offsets_to_transaction({TopicPartition("requests", 0): 1}, "ledger")
    batch = producer.create_batch()
    await producer.send_batch(batch, ENTRIES, partition=0)


class Reader:
    def __init__(self, config: LedgerConfig):
        self.consumer = AIOKafkaConsumer(
            ENTRIES,
            bootstrap_servers=config.brokers,
            group_id=settings.group,
            auto_offset_reset=settings.reset,
            enable_auto_commit=False,
            session_timeout_ms=30_000,
            key_deserializer=bytes.decode,
        )

    async def run(self):
        self.consumer.subscribe(topics=[ENTRIES, settings.topic])


def reader(topic, **more):
    return AIOKafkaConsumer(topic, bootstrap_servers="kafka:9093", rebalance_timeout_ms=60000, **more)


late = reader("ledger-late", group_id="ledger-late")


async def prepare():
    admin = AIOKafkaAdminClient(bootstrap_servers="kafka:9093")
    await admin.create_topics([NewTopic(ENTRIES, num_partitions=12, replication_factor=3)])


asyncio.run(transfer())
