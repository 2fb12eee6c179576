import { expect, test } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { overlayTree } from '../../server/src/files/overlay-tree.ts';

test('open documents go before the tree under them', () => {
  const open = new Map([
    ['b.ts', 'no longer'],
    ['new.ts', 'kafka'],
  ]);
  const tree = overlayTree({ ...memoryTree({ 'a.ts': 'kafka', 'b.ts': 'kafka' }), skips: () => [{ file: 'b.ts', reason: 'binary' }] }, open);
  expect(tree.list()).toEqual(['a.ts', 'b.ts', 'new.ts']);
  expect([tree.read('a.ts'), tree.read('b.ts'), tree.read('none.ts')]).toEqual(['kafka', 'no longer', null]);
  expect(tree.candidates(['kafka'], tree.list())).toEqual(['a.ts', 'new.ts']);
  expect(tree.candidates(['kafka'], ['a.ts'])).toEqual(['a.ts']);
  expect(tree.skips()).toEqual([]);
  open.set('b.ts', '');
  open.delete('new.ts');
  expect([tree.read('b.ts'), tree.list()]).toEqual(['', ['a.ts', 'b.ts']]);
});
