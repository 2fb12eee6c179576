from mailer import KafkaProducer
from kafka.errors import KafkaError


class Consumer:
    def subscribe(self, topics):
        self.topics = topics


Consumer().subscribe(["not-a-topic"])
KafkaProducer(bootstrap_servers="not-kafka:25").send("letters")


def retry(send):
    try:
        send("welcome", group_id="no-group")
    except KafkaError:
        raise
