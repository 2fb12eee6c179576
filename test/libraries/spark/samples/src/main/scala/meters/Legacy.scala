package meters

import org.apache.kafka.common.serialization.StringDeserializer
import org.apache.spark.streaming.StreamingContext
import org.apache.spark.streaming.kafka010.ConsumerStrategies.Subscribe
import org.apache.spark.streaming.kafka010.KafkaUtils
import org.apache.spark.streaming.kafka010.LocationStrategies.PreferConsistent

class Legacy(context: StreamingContext) {
  private val params = Map[String, Object](
    "bootstrap.servers" -> "broker-1:9092",
    "key.deserializer" -> classOf[StringDeserializer],
    "value.deserializer" -> classOf[StringDeserializer],
    "group.id" -> "legacy-readings",
    "auto.offset.reset" -> "latest",
    "enable.auto.commit" -> (false: java.lang.Boolean)
  )

  def start(): Unit = {
    val topics = Array("meter.raw")
    KafkaUtils.createDirectStream[String, String](context, PreferConsistent, Subscribe[String, String](topics, params))
  }
}
