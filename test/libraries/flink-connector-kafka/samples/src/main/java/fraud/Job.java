package fraud;

import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.java.utils.ParameterTool;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer;

public class Job {
  static final String BROKERS = "kafka-1:9092,kafka-2:9092";
  static final String PAYMENTS = "payments";

  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setBootstrapServers(BROKERS)
            .setTopics(PAYMENTS, "refunds")
            .setGroupId("fraud")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(new SimpleStringSchema())
            .setProperty("partition.discovery.interval.ms", "60000")
            .build();

    env.fromSource(source, WatermarkStrategy.noWatermarks(), "payments").sinkTo(sink("alerts"));
    env.addSource(old()).addSink(new FlinkKafkaProducer<>("alerts.old", new SimpleStringSchema(), properties()));
    env.execute();
  }

  static KafkaSink<String> sink(String topic) {
    return KafkaSink.<String>builder()
        .setBootstrapServers(BROKERS)
        .setKafkaProducerConfig(properties())
        .setRecordSerializer(
            KafkaRecordSerializationSchema.builder().setTopic(topic).setValueSerializationSchema(new SimpleStringSchema()).build())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("fraud-")
        .build();
  }

  static FlinkKafkaConsumer<String> old() {
    return new FlinkKafkaConsumer<>(PAYMENTS, new SimpleStringSchema(), properties()).setStartFromEarliest();
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("transaction.timeout.ms", "900000");
    return properties;
  }

  /** The old form: brokers, topic, schema. */
  static FlinkKafkaProducer<String> archive() {
    return new FlinkKafkaProducer<>(BROKERS, "payments.archive", new SimpleStringSchema());
  }

  static FlinkKafkaProducer<String> copies(String brokers, String topic) {
    return new FlinkKafkaProducer<>(brokers, topic, new SimpleStringSchema());
  }

  static FlinkKafkaProducer<String> rejected(SerializationSchema<String> schema) {
    return new FlinkKafkaProducer<>("payments.rejected", schema, properties());
  }

  static FlinkKafkaProducer<String> unclear(ParameterTool tool) {
    return new FlinkKafkaProducer<>("kafka-3:9092", tool.get("topic"), new SimpleStringSchema());
  }

  static FlinkKafkaProducer<String> exact() {
    FlinkKafkaConsumer<String> recent = new FlinkKafkaConsumer<>("payments.recent", new SimpleStringSchema(), properties());
    recent.setStartFromLatest();
    return new FlinkKafkaProducer<>("payments.exact", new Exact(), properties(), FlinkKafkaProducer.Semantic.EXACTLY_ONCE);
  }
}
