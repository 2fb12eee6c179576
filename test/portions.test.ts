import { expect, test } from 'vitest';
import { newCursor, takePortions } from '../server/src/portions.ts';

test('one thread takes every portion in order', () => {
  expect([...takePortions(5, newCursor(1), 0)]).toEqual([0, 1, 2, 3, 4]);
  expect([...takePortions(0, newCursor(3), 1)]).toEqual([]);
});

test('a thread starts with its own range', () => {
  expect([...takePortions(7, newCursor(3), 1)]).toEqual([2, 3, 4, 5, 6, 0, 1]);
});

test('threads that take turns get each portion once', () => {
  const cursor = newCursor(3);
  const threads = [0, 1, 2].map((own) => takePortions(20, cursor, own)[Symbol.iterator]());
  const taken: number[] = [];
  for (let open = threads; open.length > 0; ) {
    open = open.filter((thread, at) => {
      // the first thread is the fastest
      const next = at === 0 ? [thread.next(), thread.next(), thread.next()] : [thread.next()];
      for (const { value, done } of next) if (!done) taken.push(value);
      return !next.some(({ done }) => done);
    });
  }
  expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at));
});
