export enum Topics {
  Orders = 'orders',
  Invoices = 'invoices',
}

export const settings = {
  prefix: 'eu',
  producer: { idempotent: true, maxInFlightRequests: 1 },
} as const;
