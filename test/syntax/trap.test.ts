import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { createService } from '../../server/src/scan.ts';

test('a text on which the parser traps is a located problem, not a crash', async () => {
  const text = readFileSync(join(import.meta.dirname, 'fixtures/traps.ts.txt'), 'utf8');
  const { coverage } = await createService()
    .open(memoryTree({ 'traps.ts': text }))
    .inventory();
  expect(coverage.problems).toMatchObject([{ kind: 'internal', span: { file: 'traps.ts', line: 1 } }]);
});
