import os

from pyspark.sql import SparkSession

OPTIONS = {
    "kafka.bootstrap.servers": os.environ["KAFKA_BROKERS"],
    "subscribe": "meter.readings",
    "failOnDataLoss": "false",
}


def read(spark: SparkSession):
    return spark.readStream.format("kafka").options(**OPTIONS).load()


def write(frame):
    query = (
        frame.selectExpr("to_json(struct(*)) AS value")
        .writeStream.format("kafka")
        .option("kafka.bootstrap.servers", os.getenv("KAFKA_BROKERS", "localhost:9092"))
        .option("kafka.linger.ms", 50)
        .option("topic", "meter.alerts")
        .start()
    )
    query.awaitTermination()
    frame.write.format("jdbc").option("url", "jdbc:none").save()
