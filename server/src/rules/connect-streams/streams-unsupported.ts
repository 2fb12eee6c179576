import { code, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { judge, outcome, type Verdict } from '../verdict.ts';

const FEATURE = 'kafka-streams';

export const rule = defineRule<{ verdict: Verdict }>({
  id: 'connect-streams/streams-unsupported',
  layer: 'connect-streams',
  severity: 'error',
  title: 'Kafka Streams application on a target that does not serve it fully',
  features: [FEATURE],
  *check({ workload, target, knowledge }) {
    const verdict = judge(target, FEATURE, knowledge);
    if (verdict === null) return;
    for (const { fact } of workload.clients) {
      if (fact.role !== 'streams') continue;
      yield {
        at: spanOf(fact),
        certainty: verdict.support.confidence === 'high' ? 'sure' : 'possible',
        severity: verdict.severity,
        data: { verdict },
        evidence: [code(fact, `${fact.library} application`), verdict.evidence],
      };
    }
  },
  message: ({ data: { verdict } }, target) => ({
    what: `Kafka Streams application: ${outcome(verdict, target)}`,
    why: 'Streams creates, deletes and truncates its own repartition and compacted changelog topics, and needs transactions for exactly-once. One missing part stops it, often only at the first restore.',
    do: 'Run the topology on the target from an empty state and once through a restore (delete state.dir and restart) before you plan the move.',
  }),
});
