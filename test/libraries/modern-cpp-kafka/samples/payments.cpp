#include <cstdlib>
#include <iostream>
#include <kafka/AdminClient.h>
#include <kafka/KafkaConsumer.h>
#include <kafka/KafkaProducer.h>

using namespace kafka;
using namespace kafka::clients::producer;
using kafka::clients::consumer::ConsumerConfig;

const Topic kTopic = "payments";

Properties consumerProps(const std::string &brokers) {
  Properties props;
  props.put("bootstrap.servers", brokers);
  props.put(ConsumerConfig::GROUP_ID, "payments-readers");
  props.put(ConsumerConfig::AUTO_OFFSET_RESET, "earliest");
  return props;
}

int main() {
  const std::string brokers = getenv("KAFKA_BROKER_LIST");
  const Properties props({{"bootstrap.servers", {brokers}}, {"enable.idempotence", {"true"}}, {ProducerConfig::ACKS, {"all"}}});

  KafkaProducer producer(props);
  auto record = ProducerRecord(kTopic, NullKey, Value("x", 1));
  producer.send(record, [](const RecordMetadata &metadata, const Error &error) { std::cout << metadata.toString(); });
  producer.beginTransaction();
  producer.commitTransaction();

  clients::consumer::KafkaConsumer consumer(consumerProps(brokers));
  consumer.subscribe({kTopic, "refunds"});

  kafka::clients::admin::AdminClient admin({{"bootstrap.servers", {brokers}}});
  admin.createTopics({"payments", "refunds"}, 6, 3, Properties{{{"retention.ms", "3600000"}}});
  return 0;
}
