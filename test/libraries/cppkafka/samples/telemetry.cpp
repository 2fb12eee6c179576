#include <chrono>
#include <cppkafka/cppkafka.h>

using cppkafka::Configuration;
using cppkafka::MessageBuilder;
using namespace std::chrono_literals;
namespace ck = cppkafka;

static constexpr auto kFlush = 500ms;
static const char *const kTopic = "telemetry.raw";

Configuration producerConfig(const std::string &brokers) {
  Configuration config = {
      {"metadata.broker.list", brokers},
      {"linger.ms", kFlush.count()},
      {"request.required.acks", "all"},
      {"enable.idempotence", true},
  };
  config.set("compression.type", "zstd");
  return config;
}

int main(int argc, char *argv[]) {
  ck::Producer producer(producerConfig("kafka:9092"));
  producer.produce(MessageBuilder(kTopic).partition(0).payload(argv[1]));

  ck::BufferedProducer<std::string> buffered{{{"bootstrap.servers", "kafka:9092"}, {"retries", 5}}};
  auto builder = buffered.make_builder("telemetry.buffered");
  buffered.add_message(builder);
  return 0;
}
