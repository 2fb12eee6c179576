package shop.stream;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import reactor.core.publisher.Flux;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;

class Publisher {
  private static final String TOPIC = "stock-levels";
  private final KafkaSender<String, String> sender;

  Publisher(String servers) {
    Map<String, Object> props = new HashMap<>();
    props.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    props.put(ProducerConfig.ACKS_CONFIG, "all");
    SenderOptions<String, String> options = SenderOptions.<String, String>create(props).maxInFlight(256).producerProperty(ProducerConfig.LINGER_MS_CONFIG, 5);
    sender = KafkaSender.create(options);
  }

  void publish(Flux<String> levels) {
    sender.send(levels.map(level -> SenderRecord.create(new ProducerRecord<>(TOPIC, level), level))).subscribe();
    sender.send(levels.map(level -> SenderRecord.create("audit", null, null, "k", level, 1))).subscribe();
    sender.transactionManager().begin().then(sender.transactionManager().commit()).subscribe();
  }

  static KafkaReceiver<String, String> receiver(String group) {
    ReceiverOptions<String, String> options =
        ReceiverOptions.<String, String>create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "kafka:9092", ConsumerConfig.GROUP_ID_CONFIG, group))
            .consumerProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")
            .commitInterval(Duration.ofSeconds(2))
            .subscription(List.of(TOPIC, "returns"));
    return KafkaReceiver.create(options);
  }

  static Flux<?> audits(Map<String, Object> base) {
    ReceiverOptions<String, String> options = ReceiverOptions.create(base);
    return KafkaReceiver.create(options.subscription(Collections.singleton("audit"))).receive();
  }

  static void mail(Mailer mailer) {
    mailer.subscription(List.of("not-a-topic"));
  }

  interface Mailer {
    void subscription(List<String> names);
  }
}
