export const topicDefaults = { copies: 2 };
