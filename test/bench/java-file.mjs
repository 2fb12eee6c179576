/** Lines of one method below. */
const METHOD_LINES = 12;
/** Every how many methods make a client; the others are ordinary code. */
const CLIENT_EVERY = 10;

const client = (at) => `
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
    }`;

const ordinary = (at) => `
    Map<String, Integer> count${at}(List<String> words) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            String key = word.trim().toLowerCase();
            if (key.isEmpty() || key.length() > ${at % 30}) {
                continue;
            }
            counts.merge(key, 1, Integer::sum);
        }
        return counts;
    }`;

/** A Java file of about the given number of lines, as a large service class might look. */
export function javaFile(lines) {
  const methods = [];
  for (let at = 0; (at + 1) * METHOD_LINES < lines - 12; at++) methods.push(at % CLIENT_EVERY === 0 ? client(at) : ordinary(at));
  return `package com.example;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

class Service {
${methods.join('\n')}
}
`;
}
