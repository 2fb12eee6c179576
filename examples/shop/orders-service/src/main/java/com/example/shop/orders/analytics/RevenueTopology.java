package com.example.shop.orders.analytics;

import com.example.shop.orders.Order;
import com.example.shop.orders.messaging.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.support.serializer.JsonSerde;

/** Revenue per product and hour, kept in a compacted topic for the dashboard. */
@Configuration
@EnableKafkaStreams
class RevenueTopology {

    @Bean
    KStream<String, Order> revenue(StreamsBuilder builder, @Value("${orders.topics.placed}") String placedTopic) {
        Serde<String> text = Serdes.String();
        Serde<Order> orders = new JsonSerde<>(Order.class);
        KStream<String, Order> placed = builder.stream(placedTopic, Consumed.with(text, orders));
        placed.flatMapValues(Order::lines)
                .map((customer, line) -> new org.apache.kafka.streams.KeyValue<>(line.product(), line.total().doubleValue()))
                .groupByKey(Grouped.with(text, Serdes.Double()))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofHours(1)))
                .reduce(Double::sum, Materialized.as("revenue-by-hour"))
                .toStream((window, total) -> window.key())
                .to(Topics.PRODUCT_REVENUE, Produced.with(text, Serdes.Double()));
        return placed;
    }
}
