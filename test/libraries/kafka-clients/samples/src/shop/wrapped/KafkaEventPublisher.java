package shop.wrapped;

import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

class KafkaEventPublisher implements EventPublisher {
  private final KafkaProducer<String, String> producer;

  KafkaEventPublisher(String brokers, String acks) {
    Properties props = new Properties();
    props.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    props.put(ProducerConfig.ACKS_CONFIG, acks);
    producer = new KafkaProducer<>(props);
  }

  @Override
  public void publish(String topic, String event) {
    producer.send(new ProducerRecord<>(topic, event));
  }
}
