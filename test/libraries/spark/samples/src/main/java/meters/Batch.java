package meters;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

class Batch {
  private static final String TOPIC = "meter.readings";

  void run(SparkSession spark) {
    Dataset<Row> all = spark.read().format("kafka").options(Map.of("kafka.bootstrap.servers", "broker-1:9092", "subscribe", TOPIC)).option("endingOffsets", "latest").load();
    all.write().format("kafka").option("kafka.bootstrap.servers", "broker-1:9092").option("topic", "meter.copy").save();
    all.write().format("csv").option("header", "true").save("/out");
  }
}
