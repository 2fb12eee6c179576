package shop;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

public class Inline {
  private static final String ORDERS = "orders";

  void produce(boolean durable) {
    Properties props = new Properties();
    props.put("bootstrap.servers", System.getenv().getOrDefault("KAFKA_BROKERS", "localhost:9092"));
    props.put(ProducerConfig.ACKS_CONFIG, durable ? "all" : "1");
    props.put(ProducerConfig.LINGER_MS_CONFIG, Duration.ofSeconds(2).toMillis());
    props.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
    props.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "orders-" + 1);
    props.put("sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required password=\"secret\";");
    KafkaProducer<String, String> producer = new KafkaProducer<>(props);
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(ORDERS, "k", "v"));
    producer.commitTransaction();
    // a second object under the same name belongs to the consumer alone
    props = new Properties();
    props.put(ConsumerConfig.GROUP_ID_CONFIG, "billing");
    props.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10 * 50);
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(props);
    consumer.subscribe(List.of(ORDERS, Names.REFUNDS));
    consumer.offsetsForTimes(null);
  }
}
