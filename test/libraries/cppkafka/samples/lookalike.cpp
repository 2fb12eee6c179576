#include <map>
#include <string>
#include "film/producer.h"

// not cppkafka
using namespace film;

int main() {
  std::map<std::string, std::string> config = {{"bootstrap.servers", "a"}};
  Producer producer(config);
  Consumer consumer(config);
  consumer.subscribe({"news"});
  return 0;
}
