from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient, NewTopic

from settings import BASE, TOPIC, producer_settings


class Worker:
    def __init__(self):
        self.consumer = Consumer({**BASE, "group.id": "billing", "enable.auto.commit": False})
        self.producer = Producer(producer_settings("billing-1"))

    def run(self):
        self.consumer.subscribe([TOPIC, f"{TOPIC}-retry"])
        self.producer.init_transactions()
        self.producer.begin_transaction()
        self.producer.produce("invoices", value=b"")
        self.producer.send_offsets_to_transaction([], self.consumer.consumer_group_metadata())
        self.producer.commit_transaction()


def set_up():
    admin = AdminClient(BASE)
    admin.create_topics([NewTopic(TOPIC, num_partitions=6, replication_factor=3)])
