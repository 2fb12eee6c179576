package shop.wrapped;

/** Looks alike, reaches no client. */
class Bus {
  void publish(String topic, String event) {}
}
