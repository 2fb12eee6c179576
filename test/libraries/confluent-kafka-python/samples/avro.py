from confluent_kafka import DeserializingConsumer, SerializingProducer
from confluent_kafka.admin import AdminClient, ConfigResource
from confluent_kafka.avro import AvroConsumer, AvroProducer, CachedSchemaRegistryClient
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroSerializer

BASE = {"bootstrap.servers": "kafka:9092", "client.id": "avro"}
registry = SchemaRegistryClient({"url": "http://registry:8081", "basic.auth.user.info": "user:pw"})
old_registry = CachedSchemaRegistryClient(url="http://registry:8081")

producer = SerializingProducer({**BASE, "value.serializer": AvroSerializer(registry, "{}"), "linger.ms": 50})
producer.produce(topic="readings", key="1", value={"t": 1})

old = AvroProducer({"metadata.broker.list": "kafka:9092", "schema.registry.url": "http://registry:8081"}, default_value_schema=None)
old.produce(topic="old-readings", value={})


def consumer(group, **overrides):
    config = dict(BASE)
    config.update({"group.id": group, "auto.offset.reset": "earliest"})
    config.update(overrides)
    return DeserializingConsumer(config)


readings = consumer("readings-store")
readings.subscribe(["readings"])
AvroConsumer(dict({"group.id": "old-store"}, **BASE)).subscribe(topics=["old-readings"])

admin = AdminClient(BASE)
admin.incremental_alter_configs([ConfigResource(ConfigResource.Type.TOPIC, "readings", set_config={"retention.ms": "60000"})])
admin.describe_cluster()
