from datetime import timedelta

from quixstreams import Application
from quixstreams.kafka import ConnectionConfig
from quixstreams.models import TopicConfig

from stations import BROKER, READINGS

app = Application(
    broker_address="kafka:9092",
    consumer_group="weather",
    auto_offset_reset="earliest",
    processing_guarantee="exactly-once",
    commit_interval=10.0,
    consumer_extra_config={"fetch.min.bytes": 1024},
    producer_extra_config={"queue.buffering.max.ms": 20, "compression.type": "zstd"},
)

readings = app.topic(READINGS, value_deserializer="json", config=TopicConfig(num_partitions=8, replication_factor=3))
averages = app.topic(name="weather-averages")

sdf = app.dataframe(readings)
sdf = sdf.filter(lambda reading: reading["ok"])
sdf = sdf.tumbling_window(timedelta(minutes=5)).mean().final()
by_city = app.dataframe(topic=readings).group_by("city")
by_city.to_topic(averages)
by_city.hopping_window(60000, 1000).reduce(lambda total, reading: total, lambda reading: reading).final().to_topic(averages)


def application(group):
    connection = ConnectionConfig(bootstrap_servers=BROKER, security_protocol="SASL_SSL", sasl_mechanism="PLAIN", sasl_username="weather", sasl_password="hunter2")
    return Application(connection, consumer_group=group)


loader = application("weather-loader")
with loader.get_producer() as producer:
    producer.produce(topic="weather-raw", key="a", value=b"1")
    producer.produce(averages.name, key="a", value=b"1")

with app.get_consumer() as consumer:
    consumer.subscribe(["weather-raw", READINGS])

cloud = Application.Quix("weather-cloud", auto_offset_reset="latest")
cloud.topic("weather-cloud-topic")
