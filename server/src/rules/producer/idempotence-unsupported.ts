import type { FindingEvidence } from '../../core/finding.ts';
import { effectiveIdempotence } from '../../workload/idempotence.ts';
import { code, settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { judge, outcome, type Verdict } from '../verdict.ts';

const FEATURE = 'idempotent-producer';

export const rule = defineRule<{ verdict: Verdict; isAsked: boolean; library: string }>({
  id: 'producer/idempotence-unsupported',
  layer: 'producer',
  severity: 'error',
  title: 'Idempotent producer on a target that does not serve it fully',
  features: [FEATURE, 'transactions'],
  *check({ workload, target, knowledge }) {
    const verdict = judge(target, FEATURE, knowledge);
    if (verdict === null) return;
    // A default is the same for all producers of a service: one finding each.
    const told = new Set<string>();
    for (const client of workload.clients) {
      if (client.fact.role !== 'producer') continue;
      // What holds a transactional producer back is told by the rule on transactions.
      if (client.settings.some((fact) => fact.key === 'transactional.id') && judge(target, 'transactions', knowledge) !== null) continue;
      const idempotence = effectiveIdempotence(client, workload, knowledge);
      // Where sources are silent, only a producer that asks for idempotence is worth a probe.
      if (idempotence.isOn !== true || (verdict.severity === 'info' && !idempotence.isAsked)) continue;
      if (!idempotence.isAsked) {
        if (told.has(client.service)) continue;
        told.add(client.service);
      }
      const setting = client.settings.find((fact) => fact.key === 'enable.idempotence' && fact.client === client.fact.id);
      const shown: FindingEvidence[] = setting ? settingCode(setting) : idempotence.evidence;
      yield {
        at: spanOf(setting ?? client.fact),
        certainty: setting && verdict.support.confidence === 'high' ? 'sure' : 'possible',
        severity: idempotence.isAsked || verdict.severity === 'error' ? verdict.severity : 'info',
        data: { verdict, isAsked: idempotence.isAsked, library: client.fact.library },
        evidence: [code(client.fact, `${client.fact.library} producer`), ...shown, verdict.evidence],
      };
    }
  },
  message: ({ data }, target) => ({
    what: `Idempotence is on${data.isAsked ? '' : ` by default of ${data.library}`}: ${outcome(data.verdict, target)}`,
    why: 'An idempotent producer asks for a producer id before its first record and numbers its batches. Without the API the first send fails; with limits, throughput or deduplication is not what it was.',
    do:
      data.verdict.support.status === 'unknown'
        ? 'Probe it: InitProducerId with the application principal, then two produces with one sequence number.'
        : 'If duplicates after a retry are acceptable, set enable.idempotence=false for this target; otherwise measure throughput with it on and keep max.in.flight.requests.per.connection at 5.',
  }),
});
