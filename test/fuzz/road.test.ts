import { expect, test } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { createService } from '../../server/src/scan.ts';
import { attempt, files, isSpanSound, mutations } from './attempt.ts';

test('the whole road takes any file', { timeout: 60_000 }, async () => {
  const service = createService();
  for (const { file, text, seed } of mutations([...files].filter(([file]) => file.startsWith('examples/')))) {
    const failure = await attempt(file, seed, async () => {
      const { facts, coverage } = await service.open(memoryTree({ [file]: text })).inventory();
      const internal = coverage.problems.find((problem) => problem.kind === 'internal');
      if (internal) return internal.message;
      const unsound = facts.find((fact) => !isSpanSound(fact));
      return unsound ? `unsound span of ${JSON.stringify(unsound)}` : null;
    });
    expect(failure).toBeNull();
  }
});
