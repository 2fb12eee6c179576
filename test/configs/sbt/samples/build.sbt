import Dependencies._

ThisBuild / scalaVersion := "2.13.14"

val flinkVersion = "1.18.1"
val minor = "3.6"
lazy val kafkaVersion: String = s"$minor.1"

lazy val orders = (project in file("orders")).settings(
  libraryDependencies ++= Seq(
    "org.apache.kafka" % "kafka-clients" % kafkaVersion,
    "org.apache.kafka" %% "kafka-streams-scala" % kafkaVersion exclude ("org.slf4j", "slf4j-log4j12"),
    "org.apache.kafka" % "kafka_2.13" % Versions.broker % Test,
    "org.apache.flink" % "flink-connector-kafka" % s"3.1.0-$flinkVersion",
    "dev.zio" %% "zio-kafka" % "2.7.4",
    "org.apache.pekko" %% "pekko-connectors-kafka" % V("pekko-kafka"),
    // "com.github.fd4s" %% "fs2-kafka" % "1.0.0",
    "org.typelevel" %% "cats-core" % "2.10.0",
    confluent % "kafka-avro-serializer" % unknownVersion,
    sparkKafka
  )
)
