package shop.injected;

import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.springframework.core.env.Environment;

class Injected {
  @ConfigProperty(name = "shop.topic", defaultValue = "orders")
  String topic;

  @ConfigProperty(name = "shop.group")
  String group;

  KafkaConsumer<String, String> consumer(Environment environment) {
    Properties props = new Properties();
    props.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, environment.getProperty("shop.brokers"));
    props.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, environment.getProperty("shop.batch", Integer.class, 25));
    props.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(props);
    consumer.subscribe(List.of(topic));
    return consumer;
  }
}
