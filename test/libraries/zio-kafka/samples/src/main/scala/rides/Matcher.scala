package rides

import zio._
import zio.kafka.consumer._
import zio.kafka.consumer.Consumer.{AutoOffsetStrategy, OffsetRetrieval}
import zio.kafka.producer.{Producer, ProducerSettings}
import zio.kafka.serde.Serde

object Matcher extends ZIOAppDefault {
  private val brokers = List("kafka-1:9092", "kafka-2:9092")

  private val settings =
    ConsumerSettings(brokers)
      .withGroupId("ride-matcher")
      .withClientId("matcher")
      .withOffsetRetrieval(OffsetRetrieval.Auto(AutoOffsetStrategy.Earliest))
      .withProperty("max.poll.records", "100")
      .withCloseTimeout(30.seconds)

  private val consumerLayer: ZLayer[Any, Throwable, Consumer] = ZLayer.scoped(Consumer.make(settings))

  private val producerLayer = ZLayer.scoped(
    Producer.make(ProducerSettings(bootstrapServers = brokers).withProperties(Map("acks" -> "1")))
  )

  def run =
    Consumer
      .plainStream(Subscription.topics("ride.requests"), Serde.string, Serde.string)
      .mapZIO(record => Producer.produce("ride.matches", record.key, record.value, Serde.string, Serde.string))
      .runDrain
      .provide(consumerLayer, producerLayer)

  def once = Consumer.consumeWith(settings, Subscription.Topics(Set("ride.cancelled")), Serde.string, Serde.string)(record => Console.printLine(record.value))
}
