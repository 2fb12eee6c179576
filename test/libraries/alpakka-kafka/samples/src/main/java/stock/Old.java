package stock;

import akka.actor.ActorSystem;
import akka.kafka.ConsumerSettings;
import akka.kafka.ProducerSettings;
import akka.kafka.Subscriptions;
import akka.kafka.javadsl.Consumer;
import akka.stream.javadsl.Sink;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

class Old {
  void run(ActorSystem system) {
    ConsumerSettings<String, String> settings =
        ConsumerSettings.create(system, new StringDeserializer(), new StringDeserializer())
            .withBootstrapServers("kafka:9092")
            .withGroupId("stock-old")
            .withProperty("enable.auto.commit", "false");
    Consumer.plainSource(settings, Subscriptions.topics("stock.levels")).runWith(Sink.ignore(), system);
    var producer = ProducerSettings.create(system, new StringSerializer(), new StringSerializer()).withClientId("old").createKafkaProducer();
    producer.initTransactions();
  }
}
