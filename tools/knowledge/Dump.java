import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.protocol.ApiKeys;

/** Prints what the Kafka release on the class path defines: keys of each kind of client, constants, request versions. Run by refresh.mjs. */
public class Dump {
  static final Map<String, String[]> DEFINITIONS = Map.of(
      "producer", new String[] {"org.apache.kafka.clients.producer.ProducerConfig"},
      "consumer", new String[] {"org.apache.kafka.clients.consumer.ConsumerConfig"},
      "admin", new String[] {"org.apache.kafka.clients.admin.AdminClientConfig"},
      "streams", new String[] {"org.apache.kafka.streams.StreamsConfig"},
      // Where they stood in turn; Scala objects end in $.
      "topic", new String[] {"org.apache.kafka.storage.internals.log.LogConfig", "kafka.log.LogConfig$"},
      "broker", new String[] {"org.apache.kafka.server.config.AbstractKafkaConfig", "kafka.server.KafkaConfig$"},
      "connect-worker", new String[] {"org.apache.kafka.connect.runtime.distributed.DistributedConfig"});

  static final String[] CONSTANT_CLASSES = {
    "org.apache.kafka.clients.CommonClientConfigs",
    "org.apache.kafka.clients.admin.AdminClientConfig",
    "org.apache.kafka.clients.consumer.ConsumerConfig",
    "org.apache.kafka.clients.producer.ProducerConfig",
    "org.apache.kafka.common.config.SaslConfigs",
    "org.apache.kafka.common.config.SecurityConfig",
    "org.apache.kafka.common.config.SslConfigs",
    "org.apache.kafka.common.config.TopicConfig",
    "org.apache.kafka.common.config.internals.BrokerSecurityConfigs",
    "org.apache.kafka.connect.runtime.ConnectorConfig",
    "org.apache.kafka.connect.runtime.SinkConnectorConfig",
    "org.apache.kafka.connect.runtime.SourceConnectorConfig",
    "org.apache.kafka.connect.runtime.WorkerConfig",
    "org.apache.kafka.connect.runtime.distributed.DistributedConfig",
    "org.apache.kafka.streams.StreamsConfig",
  };

  public static void main(String[] arguments) throws Exception {
    Map<String, Object> keys = new TreeMap<>();
    for (Map.Entry<String, String[]> each : DEFINITIONS.entrySet()) {
      Map<String, Object> found = keys(each.getValue());
      if (found != null) keys.put(each.getKey(), found);
    }
    Map<String, Object> constants = new TreeMap<>();
    for (String name : CONSTANT_CLASSES) {
      Map<String, String> found = constants(name);
      if (!found.isEmpty()) constants.put(name.substring(name.lastIndexOf('.') + 1), found);
    }
    Map<String, Object> all = new TreeMap<>();
    all.put("apis", apis());
    all.put("constants", constants);
    all.put("keys", keys);
    System.out.println(new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true).writeValueAsString(all));
  }

  /** Null when the release, or the part of it on the class path, has none. */
  static Map<String, Object> keys(String[] classNames) throws Exception {
    for (String className : classNames) {
      ConfigDef definition = definition(className);
      if (definition == null) continue;
      Map<String, Boolean> deprecated = deprecated(className);
      Map<String, Object> keys = new TreeMap<>();
      for (ConfigDef.ConfigKey key : definition.configKeys().values())
        if (!key.internalConfig) keys.put(key.name, describe(key, deprecated.getOrDefault(key.name, false)));
      return keys;
    }
    return null;
  }

  static ConfigDef definition(String className) throws Exception {
    Class<?> owner;
    try {
      owner = Class.forName(className);
    } catch (ClassNotFoundException gone) {
      return null;
    }
    Object instance = className.endsWith("$") ? owner.getField("MODULE$").get(null) : null;
    // CONFIG, CONFIG_DEF, or configDef with Scala's mangling before it
    for (Field field : owner.getDeclaredFields()) {
      if (!ConfigDef.class.isAssignableFrom(field.getType()) || !field.getName().matches("CONFIG|CONFIG_DEF|(.*\\$)?configDef")) continue;
      field.setAccessible(true);
      return (ConfigDef) field.get(instance);
    }
    for (Method method : owner.getDeclaredMethods()) {
      // DistributedConfig of the newer releases: config(Crypto)
      if (!ConfigDef.class.isAssignableFrom(method.getReturnType()) || !Modifier.isStatic(method.getModifiers()) || method.getParameterCount() != 1) continue;
      if (!method.getParameterTypes()[0].getSimpleName().equals("Crypto")) continue;
      method.setAccessible(true);
      Field system = method.getParameterTypes()[0].getDeclaredField("SYSTEM");
      system.setAccessible(true);
      return (ConfigDef) method.invoke(null, system.get(null));
    }
    return null;
  }

  static Map<String, Object> describe(ConfigDef.ConfigKey key, boolean deprecated) {
    Map<String, Object> description = new TreeMap<>();
    description.put("type", key.type.name().toLowerCase());
    description.put("importance", key.importance.name().toLowerCase());
    if (key.defaultValue == ConfigDef.NO_DEFAULT_VALUE) description.put("required", true);
    else if (key.defaultValue != null) description.put("default", ConfigDef.convertToString(key.defaultValue, key.type));
    String valid = key.validator == null ? null : key.validator.toString();
    // A validator without words of its own prints its address in memory.
    if (valid != null && !valid.matches("(?s).*(@[0-9a-f]+|\\$\\$Lambda).*")) description.put("valid", valid);
    if (deprecated || (key.documentation != null && key.documentation.matches("(?is)^\\s*(<[^>]*>)*\\W*deprecated\\b.*"))) description.put("deprecated", true);
    return description;
  }

  /** Keys all of whose constants are marked deprecated. */
  static Map<String, Boolean> deprecated(String className) throws Exception {
    Map<String, Boolean> marks = new TreeMap<>();
    for (Field field : Class.forName(className).getFields()) {
      if (!isStringConstant(field)) continue;
      String value = (String) field.get(null);
      if (value != null) marks.merge(value, field.isAnnotationPresent(Deprecated.class), Boolean::logicalAnd);
    }
    return marks;
  }

  static Map<String, String> constants(String className) throws Exception {
    Map<String, String> constants = new TreeMap<>();
    try {
      for (Field field : Class.forName(className).getDeclaredFields()) {
        if (!isStringConstant(field) || !Modifier.isPublic(field.getModifiers()) || field.getName().endsWith("_DOC")) continue;
        field.setAccessible(true);
        String value = (String) field.get(null);
        if (value != null && value.matches("[\\w.-]{1,100}")) constants.put(field.getName(), value);
      }
    } catch (ClassNotFoundException absent) {
      // not in this release
    }
    return constants;
  }

  static boolean isStringConstant(Field field) {
    return field.getType() == String.class && Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
  }

  /** Requests that clients may send to a broker, with the versions that it serves unless unstable ones are enabled. */
  static Map<String, Object> apis() throws Exception {
    Map<String, Object> apis = new TreeMap<>();
    for (ApiKeys api : ApiKeys.values()) {
      if (!isServedByBrokers(api)) continue;
      int min = api.oldestVersion();
      int max = latestStable(api);
      if (min <= max) apis.put(api.name, new int[] {api.id, min, max});
    }
    return apis;
  }

  static int latestStable(ApiKeys api) throws Exception {
    try {
      return (short) ApiKeys.class.getMethod("latestVersion", boolean.class).invoke(api, false);
    } catch (NoSuchMethodException older) {
      return api.latestVersion();
    }
  }

  static boolean isServedByBrokers(ApiKeys api) throws Exception {
    Method inScope = null;
    for (Method method : ApiKeys.class.getMethods()) if (method.getName().equals("inScope")) inScope = method;
    // Before the metadata quorum (2.8) every request was for brokers.
    if (inScope == null) return true;
    for (Object listener : inScope.getParameterTypes()[0].getEnumConstants())
      if (listener.toString().endsWith("BROKER") && (boolean) inScope.invoke(api, listener)) return true;
    return false;
  }
}
