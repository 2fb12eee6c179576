#include <cstdlib>
#include <librdkafka/rdkafkacpp.h>

using namespace std;

class DeliveryReport : public RdKafka::DeliveryReportCb {
 public:
  void dr_cb(RdKafka::Message &message) override { cerr << message.errstr() << endl; }
};

int main(int argc, char **argv) {
  string errstr;
  const char *servers = getenv("BOOTSTRAP") ? getenv("BOOTSTRAP") : "localhost:9092";
  RdKafka::Conf *conf = RdKafka::Conf::create(RdKafka::Conf::CONF_GLOBAL);
  RdKafka::Conf *tconf = RdKafka::Conf::create(RdKafka::Conf::CONF_TOPIC);
  tconf->set("request.required.acks", "1", errstr);
  conf->set("metadata.broker.list", servers, errstr);
  conf->set("compression.codec", "lz4", errstr);
  conf->set("transactional.id", "orders-" + to_string(7), errstr);
  conf->set("default_topic_conf", tconf, errstr);

  DeliveryReport report;
  conf->set("dr_cb", &report, errstr);

  unique_ptr<RdKafka::Producer> producer{RdKafka::Producer::create(conf, errstr)};
  producer->init_transactions(10000);
  producer->begin_transaction();
  producer->produce("orders", RdKafka::Topic::PARTITION_UA, RdKafka::Producer::RK_MSG_COPY, argv[1], 5, nullptr, 0, 0, nullptr);

  RdKafka::Topic *topic = RdKafka::Topic::create(producer.get(), "orders-audit", nullptr, errstr);
  producer->produce(topic, 0, RdKafka::Producer::RK_MSG_COPY, argv[1], 5, nullptr, nullptr);
  producer->commit_transaction(10000);
  return 0;
}
