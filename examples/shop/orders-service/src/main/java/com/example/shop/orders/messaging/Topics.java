package com.example.shop.orders.messaging;

/** Names of topics that are the same in every environment. */
public final class Topics {

    public static final String PREFIX = "orders.";
    public static final String AUDIT = PREFIX + "audit";
    public static final String PRODUCT_REVENUE = "product-revenue";

    private Topics() {
    }
}
