package shop.wrapped;

interface EventPublisher {
  void publish(String topic, String event);
}
