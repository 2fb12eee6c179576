import { expect, test } from 'vitest';
import { judgingOf, knownTargets } from '../../server/src/lsp/targets.ts';
import { knowledge } from './samples.ts';

test("each platform's default comes first, then versions (newest first) and tiers", () => {
  expect(knownTargets(knowledge).map((each) => [each.specification, each.isDefault])).toEqual([
    ['blob@2', true],
    ['blob@1', false],
    ['cloud:plus', true],
    ['cloud:basic', false],
  ]);
});

test('names that mean nothing are told and left out; the same target twice is one', () => {
  const told: string[] = [];
  const { targets, source } = judgingOf(['blob@1', 'blbo', 'blob@1'], 'kafak', knowledge, (message) => told.push(message));
  expect(targets.map((each) => each.label)).toEqual(['blob@1']);
  expect(source).toBeNull();
  expect(told).toEqual(["unknown target 'blbo'", "unknown target 'kafak'"]);
});
