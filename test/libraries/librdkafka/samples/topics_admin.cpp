#include <string>
#include <librdkafka/rdkafka.h>

namespace {
constexpr int kPartitions = 2 * 6;
const std::string kTopic = "invoices-" + std::string("v2");
}  // namespace

void createTopics(rd_kafka_t *rk, rd_kafka_queue_t *queue) {
  char errstr[512];
  rd_kafka_NewTopic_t *topic = rd_kafka_NewTopic_new(kTopic.c_str(), kPartitions, 3, errstr, sizeof(errstr));
  rd_kafka_NewTopic_set_config(topic, "cleanup.policy", "compact");
  rd_kafka_NewTopic_set_config(topic, "retention.ms", std::to_string(7 * 24 * 60 * 60 * 1000).c_str());
  rd_kafka_CreateTopics(rk, &topic, 1, nullptr, queue);
}

static const struct {
  const char *name;
  const char *value;
} kDefaults[] = {
    {"bootstrap.servers", "kafka:9092"},
    {"socket.keepalive.enable", "true"},
};

rd_kafka_t *openAdmin() {
  char errstr[512];
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  for (size_t i = 0; i < sizeof(kDefaults) / sizeof(kDefaults[0]); i++)
    rd_kafka_conf_set(conf, kDefaults[i].name, kDefaults[i].value, errstr, sizeof(errstr));
  return rd_kafka_new(RD_KAFKA_PRODUCER, conf, errstr, sizeof(errstr));
}
