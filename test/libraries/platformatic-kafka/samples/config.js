export const connection = { clientId: 'invoicing', bootstrapBrokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(',') };
export const topics = { invoices: 'invoices.created' };
