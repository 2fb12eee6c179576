"""Client settings, from the environment where they differ between installations."""
import os

ORDERS_TOPIC = "orders.placed"
INVOICES_TOPIC = "invoices.paid"
DEAD_LETTER_TOPIC = "billing.dead-letters"

BOOTSTRAP_SERVERS = os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")


def consumer_settings() -> dict:
    return {
        "bootstrap.servers": BOOTSTRAP_SERVERS,
        "group.id": os.getenv("BILLING_GROUP_ID", "billing-dev"),
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
        "isolation.level": "read_committed",
        "partition.assignment.strategy": "cooperative-sticky",
        "session.timeout.ms": 45000,
    }


def producer_settings(instance: int) -> dict:
    settings = {
        "bootstrap.servers": BOOTSTRAP_SERVERS,
        "transactional.id": f"billing-{instance}",
        "transaction.timeout.ms": int(os.getenv("BILLING_TRANSACTION_TIMEOUT_MS", "60000")),
        "compression.type": os.environ.get("BILLING_COMPRESSION", "none"),
        "linger.ms": 10,
        "max.in.flight.requests.per.connection": 1,
    }
    return settings
