package shop.helpers;

import static shop.helpers.Settings.*;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

class Reporter extends Base {
  private KafkaProducer<String, String> producer;

  void configure(Map<String, ?> configs) {
    Properties props = Settings.parse(configs);
    setIfAbsent(props, ProducerConfig.ACKS_CONFIG, "all");
    put(props, ProducerConfig.LINGER_MS_CONFIG, 20);
    secure(props);
    open(props);
  }

  private void open(Properties props) {
    producer = new KafkaProducer<>(props);
  }

  private void setIfAbsent(Properties props, String key, String value) {
    if (!props.containsKey(key)) props.setProperty(key, value);
  }
}
