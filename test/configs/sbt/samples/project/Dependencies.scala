import sbt._

object Dependencies {
  val confluent = "io.confluent"
  val V = Map("pekko-kafka" -> "1.0.0", "other" -> "9")

  object Old {
    val broker = "2.8.0"
  }

  object Versions {
    val spark = "3.5.1"
    val broker = "3.7.0"
  }

  val sparkKafka = "org.apache.spark" %% "spark-sql-kafka-0-10" % Versions.spark
  val fs2Kafka = "com.github.fd4s" %%
    "fs2-kafka" %
    "3.5.1"
}
