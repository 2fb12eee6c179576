import json
import os

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from kafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor

from billing_settings import CONSUMER_OPTIONS, INVOICES, brokers, options_for

# inline
producer = KafkaProducer(
    bootstrap_servers=["kafka-1:9092", "kafka-2:9092"],
    acks=-1,
    compression_type="lz4",
    linger_ms=20,
    max_request_size=2 * 1024 * 1024,
    enable_idempotence=True,
    transactional_id="billing-1",
    security_protocol="SASL_SSL",
    sasl_mechanism="SCRAM-SHA-512",
    sasl_plain_username=os.environ["KAFKA_USER"],
    sasl_plain_password=os.environ["KAFKA_PASSWORD"],
    value_serializer=lambda value: json.dumps(value).encode(),
)
producer.init_transactions()
producer.begin_transaction()
producer.send("invoices", {"id": 1})
producer.send(topic=INVOICES, value={"id": 2}, key=b"2")
producer.commit_transaction()

# constants of another module, spread
consumer = KafkaConsumer(INVOICES, "refunds", bootstrap_servers=brokers(), **CONSUMER_OPTIONS)
consumer.subscribe(["late-invoices", INVOICES])

manual = KafkaConsumer(
    bootstrap_servers=os.getenv("BROKERS", "localhost:9092"),
    group_id=None,
    api_version=(2, 0, 0),
    partition_assignment_strategy=[RoundRobinPartitionAssignor],
    consumer_timeout_ms=1000,
)
manual.assign([TopicPartition("audit", 0), TopicPartition(topic="audit-log", partition=1)])


# a helper makes the client
def connect(group):
    return KafkaConsumer(group_id=group, auto_offset_reset="earliest", **options_for("reports"))


reports = connect("billing-reports")
reports.subscribe(topics=["reports"])

admin = KafkaAdminClient(bootstrap_servers=brokers(), client_id="billing-admin")
admin.create_topics([
    NewTopic(name=INVOICES, num_partitions=6, replication_factor=3, topic_configs={"retention.ms": "86400000"}),
    NewTopic("refunds", 3, 2),
])
admin.describe_configs([])
