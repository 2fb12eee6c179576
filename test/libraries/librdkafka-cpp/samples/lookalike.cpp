#include <map>
#include <string>

// A producer of films. RdKafka:: is not used here.
namespace studio {
class Producer {
 public:
  static Producer *create(const std::map<std::string, std::string> &conf, std::string &error);
  void produce(const std::string &title);
};
}  // namespace studio

int main() {
  std::string error;
  auto *producer = studio::Producer::create({{"bootstrap.servers", "none"}}, error);
  producer->produce("topic");
  return 0;
}
