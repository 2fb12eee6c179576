package shop

import org.apache.kafka.clients.admin.NewTopic
import org.apache.kafka.clients.consumer.ConsumerConfig
import org.apache.kafka.clients.producer.ProducerConfig
import org.apache.kafka.common.serialization.StringDeserializer
import org.apache.kafka.common.serialization.StringSerializer
import org.springframework.beans.factory.annotation.Value
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory
import org.springframework.kafka.config.TopicBuilder
import org.springframework.kafka.core.ConsumerFactory
import org.springframework.kafka.core.DefaultKafkaConsumerFactory
import org.springframework.kafka.core.DefaultKafkaProducerFactory
import org.springframework.kafka.core.KafkaTemplate
import org.springframework.kafka.core.ProducerFactory

const val RETURNS = "shop.returns"

@Configuration
class KafkaConfig(
    @Value("\${shop.brokers:localhost:9092}") private val brokers: String,
) {
    private val common = mapOf<String, Any>(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG to brokers)

    @Bean
    fun producerFactory(): ProducerFactory<String, String> =
        DefaultKafkaProducerFactory(
            common + mapOf(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG to StringSerializer::class.java,
                ProducerConfig.ACKS_CONFIG to "all",
            ),
        ).apply { transactionIdPrefix = "shop-" }

    @Bean
    fun kafkaTemplate() = KafkaTemplate(producerFactory()).also { it.defaultTopic = RETURNS }

    @Bean
    fun consumerFactory(): ConsumerFactory<String, String> {
        val props = HashMap<String, Any>()
        props[ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG] = brokers
        props[ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG] = StringDeserializer::class.java
        props[ConsumerConfig.ISOLATION_LEVEL_CONFIG] = "read_committed"
        return DefaultKafkaConsumerFactory(props)
    }

    @Bean
    fun listenerFactory(factory: ConsumerFactory<String, String>) =
        ConcurrentKafkaListenerContainerFactory<String, String>().apply {
            consumerFactory = factory
            containerProperties.clientId = "shop-listener"
        }

    @Bean
    fun returns(): NewTopic = TopicBuilder.name(RETURNS).partitions(3).replicas(2).config("retention.ms", "86400000").build()
}
