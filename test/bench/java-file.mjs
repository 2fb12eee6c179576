/** A Java file of about the given number of lines with a producer in every method, as a generated client class might look. */
export function javaFile(lines) {
  const methods = [];
  for (let at = 0; at * 12 + 10 < lines; at++)
    methods.push(`
    KafkaProducer<String, String> producer${at}(String servers) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, ${at % 50});
        settings.put("transactional.id", "writer-" + ${at});
        KafkaProducer<String, String> producer = new KafkaProducer<>(settings);
        producer.initTransactions();
        producer.send(new ProducerRecord<>("topic-${at}", "key", "value"));
        return producer;
    }`);
  return `package com.example;

import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

class Producers {
${methods.join('\n')}
}
`;
}
