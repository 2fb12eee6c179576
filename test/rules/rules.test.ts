import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/core/finding.ts';
import { memoryTree } from '../../server/src/core/tree.ts';
import { LAYERS } from '../../server/src/core/workload.ts';
import { loadKnowledge } from '../../server/src/knowledge/load.ts';
import { rules } from '../../server/src/rules/index.ts';
import { createService } from '../../server/src/scan.ts';
import { examplesOf, type Example } from './examples.ts';

const room = resolve(import.meta.dirname, '../../server/src/rules');
const knowledge = loadKnowledge();
const service = createService({ knowledge });

/** What every finding owes its reader: whole sentences without holes, and evidence with a source. */
function isWellSaid({ message, why, fix, evidence }: Finding): void {
  for (const text of [message, why, fix.do, ...evidence.map((each) => each.text)]) expect(text).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\.$|^$/);
  expect(message).not.toMatch(/\.$/);
  expect(why).toMatch(/\.$/);
  expect(fix.do).toMatch(/\.$/);
  expect(evidence.some((each) => each.span)).toBe(true);
  for (const { kind, text, source = '', checked = '' } of evidence) {
    // The one statement without a source is that there is none.
    if (kind === 'document' && !/unknown \(no source found/.test(text))
      expect([source, checked]).toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
  }
}

async function placesOf(id: string, example: Example): Promise<string[]> {
  const report = await service.open(memoryTree(example.files)).scan({ targets: [knowledge.target(example.target)] });
  expect(report.coverage.problems.filter((problem) => problem.kind === 'internal')).toEqual([]);
  const own = report.findings.filter((finding) => finding.rule === id);
  for (const finding of own) isWellSaid(finding);
  return own.map((finding) => `${finding.file}:${finding.line}`).sort();
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = join(room, `${id}.md`);
  const text = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const examples = examplesOf(text);

  it('lies where its id says, with a page', () => {
    expect(existsSync(join(room, `${id}.ts`))).toBe(true);
    expect(id.startsWith(`${rule.layer}/`)).toBe(true);
    expect(text.split('\n')[0]).toBe(`# ${rule.title}`);
  });

  it('asks only for known features', () => {
    expect(rule.features.filter((feature) => !knowledge.features.has(feature))).toEqual([]);
  });

  it('has examples that fire and examples that stay quiet', () => {
    expect(examples.some((example) => example.section === 'Fires' && example.expected.length > 0)).toBe(true);
    expect(examples.some((example) => example.section === 'Quiet')).toBe(true);
    expect(examples.filter((example) => (example.section === 'Fires') !== example.expected.length > 0)).toEqual([]);
  });

  it.each(examples.map((example, at) => [`${at + 1} (${example.section}, ${example.target})`, example] as const))('example %s', async (_name, example) => {
    expect(await placesOf(id, example)).toEqual(example.expected);
  });
});

describe('fixes', () => {
  /** The file after the edits of the rule's findings. */
  async function fixed(id: string, target: string, file: string, text: string): Promise<string> {
    const report = await service.open(memoryTree({ [file]: text })).scan({ targets: [knowledge.target(target)] });
    const lines = text.split('\n');
    for (const finding of report.findings)
      for (const { span, newText } of finding.rule === id ? (finding.fix.edit?.edits ?? []) : []) {
        const line = lines[span.line - 1]!;
        lines[span.line - 1] = line.slice(0, span.column - 1) + newText + line.slice(span.endColumn - 1);
      }
    return lines.join('\n');
  }

  it('replace a literal value and nothing else', async () => {
    const text = 'from confluent_kafka import Producer\nproducer = Producer({"bootstrap.servers": "kafka:9092", "compression.type": \'zstd\'})\n';
    expect(await fixed('producer/compression-unsupported', 'event-hubs:premium', 'app.py', text)).toBe(text.replace("'zstd'", '"gzip"'));
  });

  it('leave alone what is no literal', async () => {
    const text = 'from confluent_kafka import Producer\nCODEC = "zstd"\nproducer = Producer({"bootstrap.servers": "kafka:9092", "compression.type": CODEC})\n';
    expect(await fixed('producer/compression-unsupported', 'event-hubs:premium', 'app.py', text)).toBe(text);
  });
});

describe('the rules together', () => {
  it('lists every rule file once', () => {
    const files = LAYERS.flatMap((layer) =>
      readdirSync(join(room, layer))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${layer}/${file.replace(/\.ts$/, '')}`),
    );
    expect(rules.map((rule) => rule.id).sort()).toEqual(files.sort());
  });

  it.each(LAYERS)('%s has at least three', (layer) => {
    expect(rules.filter((rule) => rule.layer === layer).length).toBeGreaterThanOrEqual(3);
  });
});
