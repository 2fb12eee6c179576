package com.example.shop.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void aLineCostsPriceTimesQuantity() {
        assertThat(new Order.Line("tea", 3, new BigDecimal("2.50")).total()).isEqualByComparingTo("7.50");
    }
}
