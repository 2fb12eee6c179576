package shop.vertx;

import io.vertx.core.AbstractVerticle;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.NewTopic;
import io.vertx.kafka.client.common.KafkaClientOptions;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class OrderVerticle extends AbstractVerticle {
  private static final String ORDERS = "orders";
  private KafkaProducer<String, String> producer;

  @Override
  public void start() {
    Map<String, String> config = new HashMap<>();
    config.put("bootstrap.servers", "kafka:9092");
    config.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    config.put("acks", "1");
    producer = KafkaProducer.createShared(vertx, "orders-producer", config);
    producer.write(KafkaProducerRecord.create(ORDERS, "key", "value"));

    KafkaConsumer<String, String> consumer = KafkaConsumer.create(vertx, consumerConfig("order-watch"));
    consumer.handler(record -> System.out.println(record.value()));
    consumer.subscribe(Set.of(ORDERS, "refunds")).onSuccess(done -> System.out.println("subscribed"));

    KafkaConsumer.create(vertx, new KafkaClientOptions().setConfig("group.id", "audit").setConfig("bootstrap.servers", "kafka:9092")).subscribe("audit");

    KafkaAdminClient admin = KafkaAdminClient.create(vertx, config);
    admin.createTopics(List.of(new NewTopic(ORDERS, 6, (short) 3)));
  }

  private Map<String, String> consumerConfig(String group) {
    Map<String, String> config = new HashMap<>();
    config.put("bootstrap.servers", System.getenv("KAFKA"));
    config.put("group.id", group);
    config.put("enable.auto.commit", "false");
    return config;
  }
}
