export const brokers = process.env.BROKERS ?? 'localhost:9092';
export const TOPICS = { entries: 'ledger-entries' };
