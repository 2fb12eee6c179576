package shop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

public class Helper {
  private final Producer<String, String> producer;

  Helper(String brokers) {
    this.producer = new KafkaProducer<>(settings(brokers));
  }

  private Map<String, Object> settings(String brokers) {
    Map<String, Object> map = new HashMap<>(Map.of("compression.type", "zstd", "batch.size", 64 << 10));
    map.put("bootstrap.servers", brokers);
    tune(map);
    return map;
  }

  private static void tune(Map<String, Object> target) {
    target.put("max.request.size", 5_000_000);
  }

  void topics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", "kafka:9092"))) {
      admin.createTopics(List.of(new NewTopic(Names.REFUNDS, 6, Names.REPLICAS).configs(Map.of("cleanup.policy", "compact"))));
      admin.describeLogDirs(List.of(1));
    }
    Map<String, String> headers = Map.of("content.type", "json");
    producer.flush();
  }
}
