package shop.helpers;

import java.util.Map;
import java.util.Properties;

final class Settings {
  static Properties parse(Map<String, ?> given) {
    Properties props = new Properties();
    for (Map.Entry<String, ?> entry : given.entrySet()) props.put(entry.getKey(), entry.getValue());
    return props;
  }

  static void put(Properties props, String key, Object value) {
    props.put(key, value);
  }
}
