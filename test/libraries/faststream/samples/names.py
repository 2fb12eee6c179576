CREATED = "orders-created"
GROUP = "orders-created-service"
