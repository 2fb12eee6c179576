package shop.micronaut;

import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Property;
import org.apache.kafka.clients.consumer.ConsumerConfig;

@KafkaListener(
    groupId = "${product.group:product-readers}",
    offsetReset = OffsetReset.EARLIEST,
    offsetStrategy = OffsetStrategy.SYNC,
    properties = {
      @Property(name = ConsumerConfig.MAX_POLL_RECORDS_CONFIG, value = "50"),
      @Property(name = "fetch.min.bytes", value = "1024")
    })
public class ProductListener {
  @Topic(Topics.PRODUCTS)
  void receive(String name) {}

  @Topic({"returns", "refunds"})
  void others(String name) {}
}

@KafkaListener("audit")
class AuditListener {
  @Topic("audit-log")
  void receive(String line) {}
}
