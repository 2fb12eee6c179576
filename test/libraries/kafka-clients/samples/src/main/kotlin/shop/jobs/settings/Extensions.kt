package shop.jobs.settings

import java.util.Properties
import org.apache.kafka.clients.producer.ProducerConfig

/** Settings that every transactional producer has. */
fun Properties.transactional(id: String, timeout: Int = 30_000): Properties = also {
    it[ProducerConfig.TRANSACTIONAL_ID_CONFIG] = id
    it[ProducerConfig.TRANSACTION_TIMEOUT_CONFIG] = timeout
}
