package shop.wrapped;

/** A wrapper of a wrapper. */
class Audit {
  private final EventPublisher events;
  private final Bus bus = new Bus();

  Audit(EventPublisher events) {
    this.events = events;
  }

  void note(String stream, String what) {
    events.publish(stream, what);
    bus.publish("not.kafka", what);
  }
}
