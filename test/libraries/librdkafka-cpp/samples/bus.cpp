#include <chrono>
#include <map>
#include <memory>
#include <librdkafka/rdkafkacpp.h>
namespace app {
struct Options { std::string brokers = "b:9092"; std::string topic{"t"}; std::chrono::milliseconds wait{250}; };
class Bus {
 public:
  explicit Bus(const Options& o) : options_(o) {}
  bool open() {
    std::string err;
    std::unique_ptr<RdKafka::Conf> conf(RdKafka::Conf::create(RdKafka::Conf::CONF_GLOBAL));
    setOr(*conf, "bootstrap.servers", options_.brokers);
    setOr(*conf, "linger.ms", "5");
    if (conf->set("acks", std::to_string(-1), err) != RdKafka::Conf::CONF_OK) return false;
    conf->set("request.timeout.ms", std::to_string(options_.wait.count()), err);
    producer_ = std::unique_ptr<RdKafka::Producer>(RdKafka::Producer::create(conf.get(), err));
    const std::map<std::string, std::string> extra = {{"retries", "3"}, {"compression.type", "zstd"}};
    for (const auto& kv : extra) conf->set(kv.first, kv.second, err);
    return true;
  }
  void send(const std::string& body) {
    producer_->produce(options_.topic, RdKafka::Topic::PARTITION_UA, RdKafka::Producer::RK_MSG_COPY, (void*)body.data(), body.size(), nullptr, 0, 0, nullptr, nullptr);
  }
 private:
  static void setOr(RdKafka::Conf& conf, const std::string& key, const std::string& value) { std::string err; conf.set(key, value, err); }
  Options options_;
  std::unique_ptr<RdKafka::Producer> producer_;
};
}
