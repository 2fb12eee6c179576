import os

from confluent_kafka import Producer

TIMEOUT = os.environ["PAYMENTS_TX_TIMEOUT_MS"]


def make_producer():
    return Producer(
        {
            "bootstrap.servers": os.environ["KAFKA_BROKERS"],
            "transactional.id": "payments-1",
            "transaction.timeout.ms": TIMEOUT,
        }
    )
