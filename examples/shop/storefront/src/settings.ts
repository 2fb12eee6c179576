export const settings = {
  brokers: (process.env.KAFKA_BOOTSTRAP_SERVERS ?? 'localhost:9092').split(','),
  cartTopic: process.env.CART_TOPIC ?? 'cart-events-dev',
  notificationsGroup: process.env.NOTIFICATIONS_GROUP ?? 'notifications-dev',
  port: Number(process.env.PORT ?? '3000'),
};
