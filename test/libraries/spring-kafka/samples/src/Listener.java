package shop;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@EnableKafkaStreams
public class Listener {
  static final String TOPIC = "invoices";
  private final KafkaTemplate<String, String> template;

  @Value("${shop.reply-topic:replies}")
  private String replies;

  Listener(KafkaTemplate<String, String> template) {
    this.template = template;
  }

  @KafkaListener(id = "by-id", topics = {TOPIC, "refunds"})
  public void onInvoice(String invoice) {
    template.send(replies, invoice);
    template.executeInTransaction(operations -> operations.send("audit", invoice));
  }

  @KafkaListener(topics = "${shop.orders-topic}", groupId = "billing")
  public void onOrder(String order) {}

  @Bean
  NewTopic invoices() {
    return TopicBuilder.name(TOPIC).partitions(12).replicas(3).compact().build();
  }

  @Bean
  ConsumerFactory<String, String> consumers() {
    return new DefaultKafkaConsumerFactory<>(settings());
  }

  private Map<String, Object> settings() {
    Map<String, Object> map = new HashMap<>();
    map.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return map;
  }
}
