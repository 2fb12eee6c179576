#include <memory>
#include <vector>
#include <cppkafka/cppkafka.h>

namespace app {
void run() {
  auto config = cppkafka::Configuration{{"metadata.broker.list", "x:1"}, {"group.id", "g1"}};
  auto consumer = std::make_shared<cppkafka::Consumer>(config);
  consumer->subscribe({"a", "b"});
  cppkafka::Consumer other{{{"group.id", "g2"}}};
  other.assign({{"c", 0}, {"d", 1, 5}});
  std::vector<std::string> ts{"e"};
  other.subscribe(ts);
  auto* p = new cppkafka::Producer(cppkafka::Configuration({{"acks", "all"}}));
  p->produce(cppkafka::MessageBuilder("f").payload("x"));
}
}
