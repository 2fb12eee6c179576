package shop.ledger

import java.util.Properties

import org.apache.kafka.clients.producer.{KafkaProducer, ProducerConfig, ProducerRecord}

trait WithProducer {
  def brokers: String
  protected lazy val settings: Properties = Helpers.properties(brokers, "ledger-audit")
  lazy val producer = new KafkaProducer[String, String](settings)
}

object Audit extends WithProducer {
  import Ledger._

  override val brokers = "audit-1:9092"
  val topic: String = "ledger.audit"

  def note(text: String): Unit = producer.send(new ProducerRecord(topic, text))
  def copy(text: String): Unit = producer.send(new ProducerRecord(Entries, text))
}

object Helpers {
  private val extra = Map("compression.type" -> "zstd", "retries" -> "3")

  def properties(brokers: String, client: String): Properties = {
    val props = new Properties
    props.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers)
    props.put(ProducerConfig.CLIENT_ID_CONFIG, client)
    extra.foreach { case (key, value) => props.put(key, value) }
    props
  }
}

// nothing of Kafka's
class KafkaConsumerView(names: Map[String, String]) {
  def subscribe(name: String): String = names("group.name") + name
  val shown = subscribe("not-a-topic")
}
