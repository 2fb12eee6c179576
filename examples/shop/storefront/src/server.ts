import { createServer } from 'node:http';
import { connect, disconnect, publish } from './events/cart-events.js';
import { listen, stop } from './events/notifications.js';
import { settings } from './settings.js';

const messages = new Map<string, string[]>();

await connect();
await listen((customer, text) => messages.set(customer, [...(messages.get(customer) ?? []), text]));

const server = createServer(async (request, response) => {
  const [, resource, id] = (request.url ?? '').split('/');
  if (resource === 'messages' && id) response.end(JSON.stringify(messages.get(id) ?? []));
  else if (resource === 'carts' && id && request.method === 'POST') {
    await publish([{ cart: id, product: 'tea', change: 'added' }]);
    response.writeHead(202).end();
  } else response.writeHead(404).end();
}).listen(settings.port);

process.on('SIGTERM', async () => {
  server.close();
  await Promise.all([disconnect(), stop()]);
});
