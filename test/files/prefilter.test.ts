import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prefilter } from '../../server/src/files/prefilter.ts';

const TOKENS = ['org.apache.kafka', 'kafkajs', 'Transport.KAFKA', 'IBM/sarama', 'bootstrap.servers', 'KAFKA_', 'a+b', '(x'];

test('finds a file exactly when it holds a token', () => {
  const piece = fc.oneof(fc.constantFrom(...TOKENS, 'kafka', 'Kafka', 'KAFKA', 'bootstrap', 'é', '\n', ' '), fc.string({ maxLength: 8 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.subarray(TOKENS), (pieces, tokens) => {
      const text = pieces.join('');
      expect(prefilter(tokens)(Buffer.from(text))).toBe(tokens.some((token) => text.includes(token)));
    }),
  );
});

test('a token that holds another one adds nothing', () => {
  const holds = prefilter(['kafka', 'kafkajs', 'org.apache.kafka']);
  expect([holds(Buffer.from('a kafka b')), holds(Buffer.from('Kafka'))]).toEqual([true, false]);
});
