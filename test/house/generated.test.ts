import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { generated, staleFiles } from '../../tools/generate/outputs.ts';

test('generated files are fresh', async () => {
  const root = resolve('.');
  expect([...staleFiles(root, await generated(root, null)).keys()], 'run: npm run generate').toEqual([]);
});
