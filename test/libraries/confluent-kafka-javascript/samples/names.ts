export const ORDERS = 'orders.v2';
export const GROUP = process.env.GROUP_ID || 'shop';
