package shop.jobs

/** Names that several jobs share. */
const val ORDERS_TOPIC = "orders.v2"
const val BROKERS = "kafka-1:9092,kafka-2:9092"
private const val PREFIX = "billing"

object Topics {
    const val REFUNDS = "$PREFIX.refunds"
    val all = listOf(ORDERS_TOPIC, REFUNDS)
}

enum class Level(val text: String) {
    SAFE("all"),
    FAST("1"),
}

data class Tuning(val retries: Int = 7, val lingerMs: Long = 20L)
