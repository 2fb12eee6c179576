import type { FactOf } from '../../server/src/core/fact.ts';
import type { Finding } from '../../server/src/core/finding.ts';
import type { Inventory, ScanReport } from '../../server/src/core/report.ts';
import type { Span } from '../../server/src/core/span.ts';
import type { Knowledge } from '../../server/src/knowledge/index.ts';
import type { Target } from '../../server/src/knowledge/types.ts';

/** `at('a.py', '3:5-9')` or `'3:5-4:2'`: a place in a file. */
export function at(file: string, place: string): Span {
  const [, line, column, , endLine, endColumn] = /^(\d+):(\d+)-((\d+):)?(\d+)$/.exec(place)!;
  return { file, line: Number(line), column: Number(column), endLine: Number(endLine ?? line), endColumn: Number(endColumn) };
}

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    ...at('src/app.py', '3:5-20'),
    rule: 'producer/idempotence-unsupported',
    severity: 'error',
    certainty: 'sure',
    layer: 'producer',
    target: 'blob@1',
    service: '.',
    message: 'Blob has no idempotent producer',
    why: 'Retries may write a record twice.',
    fix: { do: 'Set enable.idempotence=false.', edit: null },
    evidence: [],
    help: 'https://example.org/rules/producer/idempotence-unsupported',
    ...changes,
  };
}

export function setting(changes: Partial<FactOf['setting']> = {}): FactOf['setting'] {
  return {
    ...at('src/app.py', '3:5-20'),
    kind: 'setting',
    key: 'enable.idempotence',
    native: 'enable.idempotence',
    value: 'true',
    role: 'producer',
    client: null,
    library: 'confluent-kafka-python',
    evidence: [],
    ...changes,
  };
}

const TOOL = { name: 'kafka-compat', version: '0' } as const;

export function inventory(...facts: Inventory['facts']): Inventory {
  return { schemaVersion: 1, tool: TOOL, facts, services: [], coverage: coverage() };
}

export function report(...findings: Finding[]): ScanReport {
  const targets = [...new Set(findings.map((one) => one.target))];
  return { schemaVersion: 1, tool: TOOL, targets, findings, suppressed: 0, services: [], facts: { total: 0, byKind: {} }, coverage: coverage() };
}

function coverage(): ScanReport['coverage'] {
  return { filesSeen: 0, filesRead: 0, filesParsed: 0, skipped: [], problems: [], unresolved: {} };
}

export function target(label: string, limits: Record<string, number> = {}): Target {
  return {
    label,
    platform: label.split('@')[0]!,
    title: `Title of ${label}`,
    version: null,
    tier: null,
    kafkaVersion: null,
    support: () => ({
      status: 'limited',
      note: 'only on Sundays',
      source: 'https://example.org/s',
      checked: '2026-01-02',
      confidence: 'high',
      basis: 'documented',
    }),
    limit: (name) =>
      name in limits ? { name, value: limits[name]!, unit: 'ms', note: null, source: 'https://example.org/limits', checked: '2026-01-03' } : null,
  };
}

/** A knowledge base with two platforms: `blob` in versions 1 and 2, and `cloud` with tiers. */
export const knowledge: Knowledge = {
  features: new Map([['topic-config:cleanup.policy', { id: 'topic-config:cleanup.policy', layer: 'admin', title: 'Cleanup policy', shownBy: 'the setting' }]]),
  platforms: [
    { id: 'blob', title: 'Blob', versions: ['1', '2'], tiers: [], defaultTarget: 'blob@2' },
    { id: 'cloud', title: 'Cloud', versions: [], tiers: ['basic', 'plus'], defaultTarget: 'cloud:plus' },
  ],
  target(specification) {
    if (!/^(blob|cloud)\b/.test(specification)) throw new Error(`unknown target '${specification}'`);
    return target(specification);
  },
  configKey: () => null,
  constant: () => null,
  apis: () => [],
  isKafkaKey: () => false,
};
