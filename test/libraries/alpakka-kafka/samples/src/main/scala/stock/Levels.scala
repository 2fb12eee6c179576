package stock

import org.apache.kafka.clients.consumer.ConsumerConfig
import org.apache.kafka.clients.producer.ProducerRecord
import org.apache.kafka.common.serialization.{StringDeserializer, StringSerializer}
import org.apache.pekko.actor.ActorSystem
import org.apache.pekko.kafka.scaladsl.{Committer, Consumer, Producer, Transactional}
import org.apache.pekko.kafka.{CommitterSettings, ConsumerSettings, ProducerSettings, Subscriptions}
import org.apache.pekko.stream.scaladsl.{Sink, Source}

import scala.concurrent.duration._

object Topics {
  final val Levels = "stock.levels"
  final val Orders = "stock.orders"
}

class Levels(brokers: String)(implicit system: ActorSystem) {
  private val consumerSettings = ConsumerSettings(system, new StringDeserializer, new StringDeserializer)
    .withBootstrapServers(brokers)
    .withGroupId("stock")
    .withProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")
    .withStopTimeout(10.seconds)
    .withProperties("max.poll.records" -> "200", "isolation.level" -> "read_committed")

  private val producerSettings: ProducerSettings[String, String] =
    ProducerSettings(system, new StringSerializer, new StringSerializer)
      .withBootstrapServers(sys.env("KAFKA_BROKERS"))
      .withProperties(Tuning.producer)

  def run(): Unit = {
    Consumer
      .committableSource(consumerSettings, Subscriptions.topics(Topics.Levels, "stock.moves"))
      .mapAsync(4)(message => handle(message.record.value))
      .to(Sink.ignore)
      .run()

    Source(1 to 10)
      .map(n => new ProducerRecord[String, String](Topics.Orders, n.toString))
      .runWith(Producer.plainSink(producerSettings))

    Transactional
      .source(consumerSettings, Subscriptions.topics(Set(Topics.Orders)))
      .via(flow)
      .to(Transactional.sink(producerSettings, "stock-tx"))
      .run()
  }
}

object Tuning {
  val producer = Map("acks" -> "all", "linger.ms" -> "20")
}
