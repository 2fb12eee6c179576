package com.example.shop.orders.messaging;

import com.example.shop.orders.Order;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Publishes an order and its audit record together or not at all. */
@Component
public class OrderEvents {

    private final KafkaTemplate<String, Object> template;
    private final String placedTopic;

    public OrderEvents(KafkaTemplate<String, Object> template, @Value("${orders.topics.placed}") String placedTopic) {
        this.template = template;
        this.placedTopic = placedTopic;
    }

    public void placed(Order order) {
        template.executeInTransaction(operations -> {
            operations.send(placedTopic, order.customer(), order);
            operations.send(Topics.AUDIT, order.id(), "placed by " + order.customer());
            return null;
        });
    }
}
