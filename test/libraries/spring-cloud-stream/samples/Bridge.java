package shop.stream;

import java.util.function.Consumer;
import org.springframework.cloud.stream.annotation.EnableBinding;
import org.springframework.cloud.stream.annotation.StreamListener;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.cloud.stream.messaging.Sink;
import org.springframework.context.annotation.Bean;

@EnableBinding(Sink.class)
class Bridge {
  private static final String AUDIT = "audit-out-0";
  private final StreamBridge bridge;

  Bridge(StreamBridge bridge) {
    this.bridge = bridge;
  }

  void send(String text, String dynamic) {
    bridge.send("orders-out-0", text);
    bridge.send(AUDIT, text);
    bridge.send(dynamic, text);
  }

  @StreamListener(Sink.INPUT)
  void receive(String text) {}

  @Bean
  Consumer<String> log() {
    return System.out::println;
  }
}
