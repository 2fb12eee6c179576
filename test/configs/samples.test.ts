import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryTree } from '../../server/src/core/tree.ts';
import { createService } from '../../server/src/scan.ts';
import { filesBelow, told } from './facts-of.ts';

const here = import.meta.dirname;
const service = createService();
const ids = readdirSync(here).filter((id) => existsSync(join(here, id, 'samples')));

/** Each folder of samples, scanned as a code base: whatever forms read it, and whatever is broken in it. */
describe.each(ids)('%s', (id) => {
  test('reads its samples, and carries no secret', async () => {
    const { facts, coverage } = await service.open(memoryTree(filesBelow(join(here, id, 'samples')))).inventory();
    expect(JSON.stringify(facts)).not.toContain('hunter2');
    const problems = coverage.problems.map(({ span, message }) => `${span?.file}:${span?.line}:${span?.column} problem ${message}`);
    await expect(`${[...facts.map(told), ...problems].join('\n')}\n`).toMatchFileSnapshot(join(here, id, 'facts.txt'));
  });

  test.each([0.3, 0.6, 0.9])('cut off after %d of each file, it reads what is left, without failing', async (part) => {
    const whole = filesBelow(join(here, id, 'samples'));
    const cut = Object.fromEntries(Object.entries(whole).map(([file, text]) => [file, text.slice(0, Math.floor(text.length * part))]));
    const { facts, coverage } = await service.open(memoryTree(cut)).inventory();
    expect(coverage.problems.filter(({ kind }) => kind === 'internal')).toEqual([]);
    expect(JSON.stringify(facts)).not.toContain('hunter2');
    if (part > 0.8) expect(facts.length).toBeGreaterThan(0);
  });
});
