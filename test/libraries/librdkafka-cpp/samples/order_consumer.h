#pragma once
#include <memory>
#include <string>
#include <vector>
#include <librdkafka/rdkafkacpp.h>

#include "topics.h"

class ORDERS_API OrderConsumer : public RdKafka::EventCb {
 public:
  explicit OrderConsumer(const std::string &brokers);
  void start();
  void event_cb(RdKafka::Event &event) override;

 private:
  void set(const std::string &key, const std::string &value);

  std::unique_ptr<RdKafka::Conf> conf_;
  std::unique_ptr<RdKafka::KafkaConsumer> consumer_;
};
