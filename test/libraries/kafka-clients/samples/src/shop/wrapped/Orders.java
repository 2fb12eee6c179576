package shop.wrapped;

class Orders {
  private final EventPublisher events;
  private final Audit audit = new Audit(new KafkaEventPublisher("kafka:9092", "1"));

  Orders(EventPublisher events) {
    this.events = events;
  }

  void place(String order) {
    events.publish("orders.placed", order);
    audit.note("orders.audit", order);
  }
}
