package clicks;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaSourceDescriptor;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

class Pipelines {
  private static final String CLICKS = "clicks";

  void read(Pipeline pipeline, String brokers) {
    pipeline.apply(
        KafkaIO.<String, String>read()
            .withBootstrapServers(brokers)
            .withTopics(List.of(CLICKS, "views"))
            .withKeyDeserializer(StringDeserializer.class)
            .withValueDeserializer(StringDeserializer.class)
            .withConsumerConfigUpdates(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "clicks-beam", ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"))
            .withReadCommitted()
            .commitOffsetsInFinalize()
            .withoutMetadata());
    pipeline.apply(TextIO.read().from("/in"));
  }

  KafkaIO.Write<String, String> write() {
    return KafkaIO.<String, String>write()
        .withBootstrapServers("broker:9092")
        .withTopic("sessions")
        .withKeySerializer(StringSerializer.class)
        .withValueSerializer(StringSerializer.class)
        .withProducerConfigUpdates(settings())
        .withEOS(4, "sessions-sink");
  }

  private static Map<String, Object> settings() {
    return Map.of("compression.type", "zstd", "batch.size", 64 * 1024);
  }

  private static KafkaIO.Read<String, String> onTopic(KafkaIO.Read<String, String> reader) {
    return reader.withTopic("clicks.late");
  }

  private static KafkaSourceDescriptor lateDescriptor(int partition) {
    return KafkaSourceDescriptor.of(new TopicPartition("clicks.replay", partition), null, null, null, null, List.of("broker:9092"));
  }

  KafkaIO.Read<String, String> vendored(KafkaIO.Read<String, String> reader) {
    return reader.withConsumerConfigUpdates(
        org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.collect.ImmutableMap.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 250));
  }
}
