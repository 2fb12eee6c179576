package shop.streams

import java.util.function.Consumer
import java.util.function.Function
import org.apache.kafka.streams.kstream.KStream

class Beans(private val forks: Map<String, KStream<String, String>>) {
    fun words(): Function<KStream<String, String>, KStream<String, String>> = Function { input -> input.mapValues { v -> v.trim() } }

    val counts: (KStream<String, String>) -> KStream<String, Long> = { input -> input.groupByKey().count().toStream() }

    fun log() = Consumer<List<String>> { names -> names.map { it.trim() } }

    fun send() {
        forks["large"]!!.to("orders.large")
        forks.getValue("small").to("orders.small")
    }
}
