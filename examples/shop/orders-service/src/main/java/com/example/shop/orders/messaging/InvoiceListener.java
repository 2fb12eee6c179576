package com.example.shop.orders.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class InvoiceListener {

    private static final Logger log = LoggerFactory.getLogger(InvoiceListener.class);

    @KafkaListener(topics = "${orders.topics.invoices}", groupId = "orders-invoices", properties = "max.poll.interval.ms=120000")
    void paid(String invoice) {
        log.info("invoice paid: {}", invoice);
    }
}
