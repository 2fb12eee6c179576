import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../server/src/core/fact.ts';
import { memoryTree } from '../../server/src/core/tree.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { descriptors } from '../../server/src/libraries/index.ts';
import { createService } from '../../server/src/scan.ts';

const here = import.meta.dirname;
const knowledge = loadKnowledge();
const service = createService({ knowledge });

/** A fact on one line: place, kind, what it says, why a value is not known. */
function render(fact: Fact): string {
  const place = `${fact.file}:${fact.line}:${fact.column}`;
  const name = (value: string | null, one: { unknown?: string; default?: string; oneOf?: string[] }): string =>
    value ?? `? ${one.unknown}${one.default === undefined ? '' : ` default ${one.default}`}${one.oneOf ? ` one of ${one.oneOf.join(' | ')}` : ''}`;
  switch (fact.kind) {
    case 'setting':
      return `${place} setting ${fact.role} ${fact.key} (${fact.native}) = ${name(fact.value, fact)}`;
    case 'topic':
    case 'group':
      return `${place} ${fact.kind} ${fact.use} ${name(fact.name, fact)}`;
    case 'client':
      return `${place} client ${fact.library} ${fact.role}`;
    case 'transaction':
      return `${place} transaction ${fact.call}`;
    case 'call':
      return `${place} call ${fact.name} needs ${fact.feature}`;
    case 'topology-op':
      return `${place} topology-op ${fact.op}`;
    case 'store':
      return `${place} store ${fact.name}`;
    default:
      return `${place} ${fact.kind}`;
  }
}

function filesBelow(directory: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) Object.assign(files, filesBelow(path, `${prefix}${name}/`));
    else files[prefix + name] = readFileSync(path, 'utf8');
  }
  return files;
}

describe.each(descriptors.map((descriptor) => [descriptor.id, descriptor] as const))('%s', (id, descriptor) => {
  const samples = join(here, id, 'samples');

  test('its samples give the golden facts', async () => {
    const { facts, coverage } = await service.open(memoryTree(filesBelow(samples))).inventory();
    expect(coverage.problems).toEqual([]);
    await expect(`${facts.map(render).join('\n')}\n`).toMatchFileSnapshot(join(here, id, 'facts.txt'));
  });

  test('features that its calls need exist', () => {
    const needed = descriptor.calls.flatMap((call) => (call.feature ? [call.feature] : []));
    expect(needed.filter((feature) => !knowledge.features.has(feature))).toEqual([]);
  });

  test('tables and types that its calls name exist', () => {
    const named = [...descriptor.calls, ...(descriptor.annotations ?? []), ...Object.values(descriptor.literals ?? {})].flatMap((one) =>
      (one.settings ?? []).flatMap((setting) => ('table' in setting && setting.table ? [setting.table] : [])),
    );
    expect([...named, ...Object.values(descriptor.fields ?? {})].filter((table) => !descriptor.tables?.[table])).toEqual([]);
  });
});
