package meters

import org.apache.spark.sql.{DataFrame, SparkSession}
import org.apache.spark.sql.functions.col
import org.apache.spark.sql.streaming.Trigger

object Settings {
  val Brokers: String = sys.env.getOrElse("KAFKA_BROKERS", "broker-1:9092,broker-2:9092")
  val ReadingsTopic = "meter.readings"
}

object Readings {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("readings").getOrCreate()
    import spark.implicits._

    val readings = spark.readStream
      .format("kafka")
      .option("kafka.bootstrap.servers", Settings.Brokers)
      .option("subscribe", s"${Settings.ReadingsTopic},meter.events")
      .option("startingOffsets", "earliest")
      .option("maxOffsetsPerTrigger", 5000)
      .option("kafka.group.id", "readings-job")
      .option("kafka.security.protocol", "SASL_SSL")
      .load()

    val hourly: DataFrame = readings.selectExpr("CAST(value AS STRING)").as[String].toDF()

    hourly
      .select(col("key"), col("value"))
      .writeStream
      .format("kafka")
      .outputMode("append")
      .options(Writers.options)
      .option("topic", "meter.hourly")
      .option("checkpointLocation", "/checkpoints/hourly")
      .trigger(Trigger.ProcessingTime("1 minute"))
      .start()

    // other formats are none of Kafka's business
    hourly.write.format("parquet").option("topic", "no").option("kafka.acks", "0").save("/out")
    spark.read.format("delta").option("startingVersion", "5").load("/in")
  }
}

object Writers {
  val options: Map[String, String] = Map(
    "kafka.bootstrap.servers" -> Settings.Brokers,
    "kafka.compression.type" -> "lz4"
  ) ++ Map("kafka.acks" -> "all")
}
