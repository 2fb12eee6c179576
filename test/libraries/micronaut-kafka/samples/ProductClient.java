package shop.micronaut;

import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.configuration.kafka.annotation.KafkaKey;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Property;
import org.apache.kafka.clients.producer.ProducerConfig;

@KafkaClient(id = "products", acks = KafkaClient.Acknowledge.ALL, properties = @Property(name = ProducerConfig.RETRIES_CONFIG, value = "5"))
public interface ProductClient {
  @Topic(Topics.PRODUCTS)
  void sendProduct(@KafkaKey String brand, String name);

  void sendTo(@Topic String topic, String name);
}
