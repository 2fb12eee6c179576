import { orders } from './shop';

// names no library: the client comes from another file
export async function report(): Promise<void> {
  await orders.send({ topic: 'reports', messages: [] });
}
