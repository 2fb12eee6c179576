package visits

import java.time.Duration
import java.util.Properties

import org.apache.kafka.streams.kstream.{GlobalKTable, JoinWindows, TimeWindows}
import org.apache.kafka.streams.scala.ImplicitConversions._
import org.apache.kafka.streams.scala.kstream.{KStream, KTable, Materialized}
import org.apache.kafka.streams.scala.serialization.Serdes._
import org.apache.kafka.streams.scala.{ByteArrayKeyValueStore, StreamsBuilder}
import org.apache.kafka.streams.{KafkaStreams, StreamsConfig}

object Visits extends App {
  val config: Properties = {
    val p = new Properties()
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, "visits")
    p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, if (args.length > 0) args(0) else "localhost:9092")
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2)
    p
  }

  object Topics {
    val Pages = "visit.pages"
    val Counts = "visit.counts"
  }

  val builder = new StreamsBuilder
  val pages: KStream[String, String] = builder.stream[String, String](Topics.Pages)
  val users: GlobalKTable[String, String] = builder.globalTable("visit.users")

  val counts: KTable[String, Long] = pages
    .filter((_, page) => page.nonEmpty)
    .groupBy((_, page) => page)
    .count()(Materialized.as[String, Long, ByteArrayKeyValueStore]("page-counts"))

  counts.toStream.to(Topics.Counts)

  pages
    .join(users)((key, _) => key, (page, user) => s"$page by $user")
    .groupByKey
    .windowedBy(TimeWindows.of(Duration.ofMinutes(5)))
    .reduce((left, right) => left + right)
    .toStream((window, _) => window.key)
    .peek((key, value) => println(s"$key $value"))
    .to("visit.windows")

  pages.merge(builder.stream(Set("visit.old", "visit.older"))).to("visit.all")

  // collections are no topology
  val words = List("a", "b").map(_.toUpperCase).groupBy(identity).map { case (word, all) => (word, all.size) }

  val streams = new KafkaStreams(builder.build(), config)
  streams.start()
}
