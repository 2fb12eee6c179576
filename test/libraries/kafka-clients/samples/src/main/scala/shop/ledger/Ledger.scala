package shop.ledger

import java.time.Duration
import java.util.{Collections, Properties}

import org.apache.kafka.clients.admin.{AdminClient, NewTopic}
import org.apache.kafka.clients.consumer.{ConsumerConfig, KafkaConsumer}
import org.apache.kafka.clients.producer.ProducerConfig._
import org.apache.kafka.clients.producer.{KafkaProducer, Producer, ProducerRecord}
import org.apache.kafka.common.serialization.{StringDeserializer, StringSerializer}

import scala.jdk.CollectionConverters._

final case class LedgerConfig(bootstrap: String, topic: String = "ledger.entries", group: String = "ledger")

object Ledger {
  val Entries = "ledger.entries"
  private val Corrections: String = s"$Entries.corrections"

  // settings as a map, changed by adding to it
  private val base: Map[String, AnyRef] = Map(
    BOOTSTRAP_SERVERS_CONFIG -> sys.env.getOrElse("LEDGER_BROKERS", "localhost:9092"),
    KEY_SERIALIZER_CLASS_CONFIG -> classOf[StringSerializer].getName,
    VALUE_SERIALIZER_CLASS_CONFIG -> classOf[StringSerializer]
  )

  def producer(isDurable: Boolean): Producer[String, String] = {
    val settings = base + (ACKS_CONFIG -> (if (isDurable) "all" else "1")) ++ Map(LINGER_MS_CONFIG -> Int.box(10))
    new KafkaProducer[String, String](settings.asJava)
  }

  def consumer(config: LedgerConfig): KafkaConsumer[String, String] = {
    val props = new Properties() {
      put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap)
      put(ConsumerConfig.GROUP_ID_CONFIG, config.group)
    }
    props.put("auto.offset.reset", "earliest")
    props("max.poll.records") = "50"
    val consumer = new KafkaConsumer(props, new StringDeserializer, new StringDeserializer)
    consumer.subscribe(List(Entries, Corrections).asJava)
    consumer
  }

  def write(producer: Producer[String, String], lines: Seq[String]): Unit = {
    producer.initTransactions()
    producer.beginTransaction
    for (line <- lines) producer.send(new ProducerRecord(Entries, line))
    lines.foreach { line => producer send new ProducerRecord[String, String](Corrections, null, line) }
    producer.commitTransaction()
  }

  def setUp(brokers: String): Unit = {
    val admin = AdminClient.create(Map[String, AnyRef]("bootstrap.servers" -> brokers).asJava)
    admin.createTopics(Collections.singletonList(new NewTopic(Entries, 6, 3.toShort)))
  }

  def look(consumer: KafkaConsumer[String, String]): Int = consumer.poll(Duration.ofSeconds(1)).asScala.map(_.value.length).sum
}
