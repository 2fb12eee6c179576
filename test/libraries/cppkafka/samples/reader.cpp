#include <cppkafka/consumer.h>

using namespace cppkafka;

class Reader {
 public:
  explicit Reader(const std::string &group) : consumer_(makeConfig(group)) { consumer_.subscribe({"telemetry.raw", topic_}); }

 private:
  static Configuration makeConfig(const std::string &group) {
    Configuration config;
    TopicConfiguration defaults = {{"auto.offset.reset", "smallest"}};
    config.set("bootstrap.servers", std::getenv("BROKERS"));
    config.set("group.id", group);
    config.set_default_topic_configuration(defaults);
    return config;
  }

  std::string topic_ = "telemetry.clean";
  Consumer consumer_;
};

int main() {
  Reader reader("telemetry-readers");
  return 0;
}
