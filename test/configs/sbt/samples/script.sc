//> using scala 3.4
//> using dep org.apache.kafka:kafka-clients:3.8.0
//> using deps com.github.fd4s::fs2-kafka:3.5.1, org.typelevel::cats-effect:3.5.4

println("kafka")
