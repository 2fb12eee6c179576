import { expect, test } from 'vitest';
import { mutate } from './mutate.ts';

const text = 'bootstrap.servers = localhost:9092\nacks = all\n'.repeat(20);

test('the same seed gives the same text', () => {
  for (let seed = 0; seed < 100; seed++) expect(mutate(text, seed)).toBe(mutate(text, seed));
});

test('most seeds give different texts', () => {
  expect(new Set(Array.from({ length: 200 }, (_, seed) => mutate(text, seed))).size).toBeGreaterThan(180);
});

test('an empty text can be mutated', () => {
  expect(Array.from({ length: 100 }, (_, seed) => mutate('', seed)).some((mutated) => mutated !== '')).toBe(true);
});
