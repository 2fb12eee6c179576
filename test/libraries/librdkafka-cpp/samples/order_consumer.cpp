#include "order_consumer.h"

#include <iostream>
#include <stdexcept>

OrderConsumer::OrderConsumer(const std::string &brokers) : conf_(RdKafka::Conf::create(RdKafka::Conf::CONF_GLOBAL)) {
  set("bootstrap.servers", brokers);
  set("group.id", "order-workers");
  set("enable.auto.commit", "false");
  set("session.timeout.ms", std::to_string(45 * 1000));
}

void OrderConsumer::set(const std::string &key, const std::string &value) {
  std::string error;
  if (conf_->set(key, value, error) != RdKafka::Conf::CONF_OK) throw std::runtime_error(error);
}

void OrderConsumer::start() {
  std::string error;
  consumer_.reset(RdKafka::KafkaConsumer::create(conf_.get(), error));
  if (!consumer_) throw std::runtime_error("group.id: " + error);
  std::vector<std::string> topics = {shop::topics::kOrders};
  topics.push_back(shop::topics::kReturns);
  consumer_->subscribe(topics);
}
