package shop.camel;

import org.apache.camel.builder.RouteBuilder;

public class OrderRoutes extends RouteBuilder {
  private static final String BROKERS = "kafka-1:9092,kafka-2:9092";
  private static final String ARCHIVE = "kafka:archive?brokers=" + BROKERS + "&requestRequiredAcks=all";

  private final String environment;

  OrderRoutes(String environment) {
    this.environment = environment;
  }

  @Override
  public void configure() {
    from("kafka:orders,returns?brokers=" + BROKERS
            + "&groupId=order-router&autoOffsetReset=earliest"
            + "&maxPollRecords=100&saslJaasConfig=RAW(secret)&consumersCount=2")
        .routeId("orders")
        .choice()
        .when(body().contains("gift"))
        .to("kafka:gifts?lingerMs=10&additionalProperties.client.rack=eu-1&securityProtocol={{kafka.protocol:SSL}}")
        .otherwise()
        .to(ARCHIVE)
        .toD("kafka:copy-" + environment)
        .end();
    fromF("kafka:%s?groupId=%s", "dynamic", "g").to("log:done");
    from("direct:start").to("jms:queue:not-a-topic?lingerMs=1").to("file:kafka:out");
  }
}
