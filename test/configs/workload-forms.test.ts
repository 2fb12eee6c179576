import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../server/src/core/fact.ts';
import { memoryTree } from '../../server/src/core/tree.ts';
import { createService } from '../../server/src/scan.ts';
import { filesBelow, told } from './facts-of.ts';

const service = createService();

function line(fact: Fact): string {
  if (fact.kind === 'admin-command') return `${told(fact)} ${fact.tool} ${fact.flags.join(' ')}`;
  if (fact.kind === 'client') return `${told(fact)} ${fact.library} ${fact.role}`;
  return fact.kind === 'metric' ? `${told(fact)} ${fact.name}` : told(fact);
}

describe.each(['kafka-connect', 'kafka-environment', 'kafka-properties', 'strimzi', 'shell', 'dockerfile', 'metrics'])('%s', (id) => {
  test('reads its samples, and carries no secret', async () => {
    const { facts, coverage } = await service.open(memoryTree(filesBelow(join(import.meta.dirname, id, 'samples')))).inventory();
    expect(coverage.problems).toEqual([]);
    expect(JSON.stringify(facts)).not.toContain('hunter2');
    await expect(`${facts.map(line).join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, id, 'facts.txt'));
  });
});
