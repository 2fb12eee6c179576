// Passwords, key material, tokens, JAAS strings and credentials pairs, in Kafka's, librdkafka's and the frameworks' spelling.
const SECRET =
  /passw(or)?d|passphrase|secret|jaas\.config|jaas\.options|token$|(^|[.\-_])private[.\-_]?key|ssl[.\-_]?key(store)?[.\-_]?(key|pem)$|key[.\-_]store[.\-_]key$|(^|[.\-_])api[.\-_]?key$|user[.\-_]info$|security\.credentials$|connection[.\-_]?string|confluent\.license$|consumer[.\-_]?key$/i;
const SECRET_TEXT = /-----BEGIN |SharedAccessKey=|\bpassword\s*=|:\/\/[^/\s:@]+:[^/\s@]+@/i;

/** Whether the value of a key must never be carried as text. */
export function isSecretKey(key: string): boolean {
  return SECRET.test(key) && !/location$/i.test(key);
}

/** Whether a value shows by itself that it is a secret. */
export function isSecretText(value: string): boolean {
  return SECRET_TEXT.test(value);
}
