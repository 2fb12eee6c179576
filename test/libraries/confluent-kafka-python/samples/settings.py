import os

BASE = {"bootstrap.servers": os.getenv("KAFKA_BROKERS", "localhost:9092"), "security.protocol": "SASL_SSL", "sasl.password": os.environ["KAFKA_PASSWORD"]}
TOPIC = "orders"


def producer_settings(transactional_id):
    settings = dict(BASE)
    settings["transactional.id"] = transactional_id
    settings.update({"queue.buffering.max.ms": 20, "compression.codec": "lz4"})
    return settings
