package shop.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.kafka.client.producer.KafkaWriteStream;
import java.util.Properties;

/** The event bus is none of Kafka's. */
class Bus {
  void listen(Vertx vertx, Properties settings) {
    MessageConsumer<String> consumer = vertx.eventBus().consumer("news.uk");
    consumer.handler(message -> {});
    settings.setProperty("compression.type", "zstd");
    KafkaWriteStream<String, String> out = KafkaWriteStream.create(vertx, settings, String.class, String.class);
  }
}
