package stock

import com.typesafe.config.{Config, ConfigFactory}
import org.apache.kafka.clients.producer.ProducerRecord
import org.apache.kafka.common.serialization.{StringDeserializer, StringSerializer}
import org.apache.pekko.actor.ActorSystem
import org.apache.pekko.kafka.scaladsl.{Consumer, SendProducer}
import org.apache.pekko.kafka.{ConsumerSettings, ProducerSettings, Subscriptions}
import pureconfig.ConfigSource
import pureconfig.generic.auto._

final case class ReportsConfig(topic: String)
final case class AppConfig(reports: ReportsConfig)

class Reports(app: AppConfig)(implicit system: ActorSystem) {
  private val config: Config = ConfigFactory.load()
  private val stock = config.getConfig("stock")

  private val settings = ConsumerSettings(system, new StringDeserializer, new StringDeserializer)
    .withBootstrapServers(stock.getString("brokers"))
    .withGroupId(config.getString("stock.reports-group"))
  private val sender = SendProducer(ProducerSettings(system, new StringSerializer, new StringSerializer))

  val source = Consumer.plainSource(settings, Subscriptions.topics(stock.getString("topics.reports")))
  def send(line: String) = sender.send(new ProducerRecord(app.reports.topic, line))
}

object Reports extends App {
  implicit val system: ActorSystem = ActorSystem("reports")
  new Reports(ConfigSource.default.loadOrThrow[AppConfig]).send("none")
}
