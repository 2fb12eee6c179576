package com.example.shop.orders;

import java.math.BigDecimal;
import java.util.List;

public record Order(String id, String customer, List<Line> lines) {

    public record Line(String product, int quantity, BigDecimal price) {

        public BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }
}
