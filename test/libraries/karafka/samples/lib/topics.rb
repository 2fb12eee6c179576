module Topics
  ORDERS = "orders"
  CARTS = :carts
end
