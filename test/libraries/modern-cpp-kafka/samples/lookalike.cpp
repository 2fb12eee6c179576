#include "kafka/producer.h"

// The company's own namespace: kafka::clients is another library's.
namespace kafka {
class KafkaProducer {
 public:
  explicit KafkaProducer(const Properties &props);
};
}  // namespace kafka

int main() {
  kafka::Properties props({{"node.name", "x"}});
  kafka::KafkaProducer producer(props);
  return 0;
}
