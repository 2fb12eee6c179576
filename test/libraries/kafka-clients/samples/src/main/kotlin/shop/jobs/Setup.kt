package shop.jobs

import java.util.Properties
import org.apache.kafka.clients.admin.AdminClient
import org.apache.kafka.clients.admin.AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG
import org.apache.kafka.clients.admin.NewTopic
import org.apache.kafka.clients.consumer.ConsumerConfig as C
import org.apache.kafka.clients.consumer.KafkaConsumer

/** A look-alike: its settings never reach Kafka. */
class Producer(private val options: Map<String, String>) {
    fun send(topic: String, text: String) = println("$topic $text $options")
}

fun createTopics() {
    val admin = AdminClient.create(mapOf(BOOTSTRAP_SERVERS_CONFIG to BROKERS))
    admin.createTopics(
        listOf(
            NewTopic(Topics.REFUNDS, 6, 3.toShort()).configs(mapOf("cleanup.policy" to "compact")),
            NewTopic("audit", 1, 1.toShort()),
        ),
    )
    Producer(mapOf("level" to "high")).send("nothing", "here")
}

fun consumer(group: String): KafkaConsumer<ByteArray, ByteArray> {
    val props = Properties()
    props[C.GROUP_ID_CONFIG] = group
    props += mapOf(C.BOOTSTRAP_SERVERS_CONFIG to System.getenv().getOrElse("BROKERS") { "localhost:9092" })
    with(props) {
        put(C.FETCH_MIN_BYTES_CONFIG, 64 * 1024)
        putAll(buildMap<String, Any> { put("isolation.level", "read_committed") })
    }
    return KafkaConsumer<ByteArray, ByteArray>(props).apply { subscribe(listOf("audit", ORDERS_TOPIC)) }
}

fun main() {
    createTopics()
    consumer(group = "setup-check")
}
