package fraud

import org.apache.flink.api.common.serialization.SimpleStringSchema
import org.apache.flink.connector.kafka.source.KafkaSource
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer

object Scores {
  def source(brokers: String): KafkaSource[String] =
    KafkaSource.builder[String]
      .setBootstrapServers(brokers)
      .setTopics("scores")
      .setGroupId("scores-reader")
      .setStartingOffsets(OffsetsInitializer.latest)
      .setValueOnlyDeserializer(new SimpleStringSchema())
      .build()

  // a builder of our own
  class Builder { def setTopics(name: String): Builder = this; def build(): String = "" }
  val other = new Builder().setTopics("not.kafka").build()
}
