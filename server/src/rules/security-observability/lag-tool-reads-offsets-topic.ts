import type { FactOf } from '../../core/fact.ts';
import { code, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, factsOf } from '../select.ts';
import { judge, outcome, type Verdict } from '../verdict.ts';
import type { Workload } from '../../core/workload.ts';

const FEATURE = 'consumer-offsets-topic';

interface Reader {
  fact: FactOf['client' | 'component' | 'setting'];
  tool: string;
}

export const rule = defineRule<Reader & { verdict: Verdict }>({
  id: 'security-observability/lag-tool-reads-offsets-topic',
  layer: 'security-observability',
  severity: 'error',
  title: 'Lag monitor that reads __consumer_offsets, which the target does not have',
  features: [FEATURE],
  *check({ workload, target, knowledge }) {
    const verdict = judge(target, FEATURE, knowledge);
    if (verdict?.support.status !== 'no') return;
    const files = new Set<string>();
    for (const { fact, tool } of readersIn(workload)) {
      if (files.has(`${fact.file} ${tool}`)) continue;
      files.add(`${fact.file} ${tool}`);
      yield {
        at: spanOf(fact),
        certainty: verdict.support.confidence === 'high' ? 'sure' : 'possible',
        severity: verdict.severity,
        data: { fact, tool, verdict },
        evidence: [code(fact, `${tool} consumes __consumer_offsets`), verdict.evidence],
      };
    }
  },
  message: ({ data: { tool, verdict } }, target) => ({
    what: `${tool} learns of offsets from __consumer_offsets: ${outcome(verdict, target)}`,
    why: 'The monitor starts and sees no group at all: lag is reported as absent or zero, and its alerts stay quiet.',
    do: "Use a monitor that asks for offsets by Kafka's protocol (kafka_exporter, KMinion with scrapeMode adminApi), or the platform's own lag metrics.",
  }),
});

function readersIn(workload: Workload): Reader[] {
  return [
    ...factsOf(workload, 'client').flatMap((fact) => (fact.library === 'burrow' && fact.role === 'consumer' ? [{ fact, tool: 'Burrow' }] : [])),
    ...factsOf(workload, 'component').flatMap((fact) => (/(^|\/)burrow$/i.test(fact.name) ? [{ fact, tool: 'Burrow' }] : [])),
    ...clientSettings(workload, 'minion.consumerGroups.scrapeMode').flatMap((fact) => (fact.value === 'offsetsTopic' ? [{ fact, tool: 'KMinion' }] : [])),
  ];
}
