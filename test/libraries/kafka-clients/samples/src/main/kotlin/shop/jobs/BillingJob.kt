package shop.jobs

import java.time.Duration
import java.util.Properties
import org.apache.kafka.clients.consumer.*
import org.apache.kafka.clients.producer.KafkaProducer
import org.apache.kafka.clients.producer.Producer
import org.apache.kafka.clients.producer.ProducerConfig
import org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG
import org.apache.kafka.clients.producer.ProducerRecord
import org.apache.kafka.common.serialization.StringDeserializer
import org.apache.kafka.common.serialization.StringSerializer
import shop.jobs.settings.transactional

class BillingJob(private val tuning: Tuning = Tuning(), private val level: Level = Level.SAFE) : AutoCloseable {
    private val producer: Producer<String, String> by lazy { KafkaProducer(producerProps()) }

    companion object {
        private const val GROUP = "billing-job"

        @JvmStatic
        fun main(args: Array<String>) {
            BillingJob().use { it.run() }
        }
    }

    private fun producerProps() = Properties().apply {
        put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, System.getenv("BROKERS") ?: BROKERS)
        put(ProducerConfig.ACKS_CONFIG, Level.SAFE.text)
        this[ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG] = StringSerializer::class.java.name
        setProperty("value.serializer", StringSerializer::class.java.canonicalName)
        put(LINGER_MS_CONFIG, 5)
        if (tuning.retries > 3) put(ProducerConfig.RETRIES_CONFIG, 3)
    }.transactional("$GROUP-tx")

    fun run() {
        val config = mapOf(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG to BROKERS,
            ConsumerConfig.GROUP_ID_CONFIG to GROUP,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG to OffsetResetStrategy.EARLIEST.name.lowercase(),
            "enable.auto.commit" to false,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG to StringDeserializer::class.java,
            ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG to Duration.ofMinutes(10).toMillis().toInt(),
        ) + ("max.poll.records" to 50)
        KafkaConsumer<String, String>(config).use { consumer ->
            consumer.subscribe(Topics.all)
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach { record ->
                    producer.send(ProducerRecord("invoices", record.key(), record.value()))
                    audit(record.value())
                }
            }
        }
    }

    private fun audit(text: String, topic: String = ORDERS_TOPIC) {
        producer.beginTransaction()
        producer.send(ProducerRecord(topic, text)) { metadata, _ -> println(metadata) }
        producer.commitTransaction()
    }

    override fun close() = producer.close()
}
