package com.example.shop.orders;

import com.example.shop.orders.messaging.OrderEvents;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

    private final OrderEvents events;

    OrderController(OrderEvents events) {
        this.events = events;
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Order place(@RequestBody Order order) {
        Order numbered = new Order(UUID.randomUUID().toString(), order.customer(), order.lines());
        events.placed(numbered);
        return numbered;
    }
}
