package shop.micronaut;

final class Topics {
  static final String PRODUCTS = "products";
}
