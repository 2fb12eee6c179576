package shop.prices;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.annotations.Broadcast;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

@ApplicationScoped
public class PriceProcessor {
  private static final String CHECKED = "checked-orders";

  @Inject
  @Channel("price-out")
  Emitter<Double> emitter;

  @Channel("rates")
  Multi<Double> rates;

  @Incoming("prices-in")
  @Outgoing("converted")
  @Broadcast
  public double process(int cents) {
    return cents * 0.88;
  }

  @Incoming("converted")
  public void show(double value) {}

  @Incoming(CHECKED)
  public void order(String order) {}

  @Incoming("amqp-events")
  public void other(String event) {}
}
