package shop.helpers;

import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;

abstract class Base {
  protected void secure(Properties props) {
    props.put(ProducerConfig.CLIENT_ID_CONFIG, "shop");
  }
}
