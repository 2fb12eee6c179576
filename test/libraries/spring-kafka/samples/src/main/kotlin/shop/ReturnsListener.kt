package shop

import org.springframework.kafka.annotation.KafkaListener
import org.springframework.kafka.annotation.PartitionOffset
import org.springframework.kafka.annotation.TopicPartition
import org.springframework.kafka.core.KafkaTemplate
import org.springframework.stereotype.Component

@Component
class ReturnsListener(private val template: KafkaTemplate<String, String>) {
    companion object {
        const val GROUP = "returns-desk"
        const val REFUNDS = "shop.refunds"
    }

    @KafkaListener(topics = [RETURNS, "\${shop.extra-topic:shop.extra}"], groupId = GROUP)
    fun onReturn(text: String) {
        template.send(REFUNDS, text)
        template.executeInTransaction { ops -> ops.send("shop.audit", text) }
    }

    @KafkaListener(
        id = "replayer",
        topicPartitions = [TopicPartition(topic = "shop.replay", partitionOffsets = [PartitionOffset(partition = "0", initialOffset = "0")])],
    )
    fun replay(text: String) = Mailer().send("not.kafka", text)
}

/** A look-alike. */
class Mailer {
    fun send(topic: String, text: String) = println(topic + text)
}
