"""Reads orders and writes an invoice for each, exactly once."""
import os
import signal

from confluent_kafka import Consumer, KafkaException, Producer

from .invoices import invoice_for
from .settings import DEAD_LETTER_TOPIC, INVOICES_TOPIC, ORDERS_TOPIC, consumer_settings, producer_settings

TRANSACTION_SIZE = 100

running = True


def stop(*_):
    global running
    running = False


def main() -> None:
    signal.signal(signal.SIGTERM, stop)
    consumer = Consumer(consumer_settings())
    producer = Producer(producer_settings(int(os.environ.get("INSTANCE", "0"))))
    producer.init_transactions()
    consumer.subscribe([ORDERS_TOPIC])
    try:
        while running:
            messages = consumer.consume(TRANSACTION_SIZE, timeout=1.0)
            if not messages:
                continue
            producer.begin_transaction()
            try:
                for message in messages:
                    if message.error():
                        raise KafkaException(message.error())
                    try:
                        producer.produce(INVOICES_TOPIC, key=message.key(), value=invoice_for(message.value()))
                    except ValueError:
                        producer.produce(DEAD_LETTER_TOPIC, key=message.key(), value=message.value())
                producer.send_offsets_to_transaction(consumer.position(consumer.assignment()), consumer.consumer_group_metadata())
                producer.commit_transaction()
            except KafkaException:
                producer.abort_transaction()
                raise
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
