package mail

import cats.effect.{IO, IOApp}
import fs2.kafka._

import scala.concurrent.duration._

final case class KafkaConfig(brokers: String, topic: String = "mail.outgoing")

object Sender extends IOApp.Simple {
  private val consumerSettings =
    ConsumerSettings[IO, String, String]
      .withAutoOffsetReset(AutoOffsetReset.Earliest)
      .withBootstrapServers("localhost:9092")
      .withGroupId("mail-sender")
      .withMaxPollInterval(10.minutes)
      .withIsolationLevel(IsolationLevel.ReadCommitted)
      .withProperty("fetch.min.bytes", "1024")

  private def producerSettings(config: KafkaConfig) =
    ProducerSettings[IO, String, String]
      .withBootstrapServers(config.brokers)
      .withAcks(Acks.All)
      .withLinger(50.millis)
      .withProperties(Map("compression.type" -> "snappy"))

  def run: IO[Unit] =
    KafkaConsumer
      .stream(consumerSettings)
      .subscribeTo("mail.requests", "mail.retries")
      .records
      .map(record => ProducerRecord("mail.sent", record.record.key, record.record.value))
      .map(ProducerRecords.one(_))
      .through(KafkaProducer.pipe(producerSettings(KafkaConfig("kafka:9092"))))
      .compile
      .drain

  def transactional: fs2.Stream[IO, Unit] =
    for {
      producer <- TransactionalKafkaProducer.stream(TransactionalProducerSettings("mail-tx", producerSettings(KafkaConfig("kafka:9092"))))
      _ <- KafkaConsumer.stream(consumerSettings).evalTap(_.subscribeTo("mail.audit"))
    } yield ()

  def admin: IO[Unit] =
    KafkaAdminClient.resource[IO](AdminClientSettings("localhost:9092").withClientId("mail-admin")).use(_.createTopic(null))
}
