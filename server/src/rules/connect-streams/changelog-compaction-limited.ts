import type { Fact } from '../../core/fact.ts';
import { code, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import { judge, outcome, type Verdict } from '../verdict.ts';

const FEATURES = ['streams-internal-topics', 'topic-config:cleanup.policy=compact'];
const STREAMS = 'kafka-streams';
/** Operations that keep state, and so a compacted changelog topic. */
const STATEFUL = ['table', 'aggregate', 'count', 'reduce', 'suppress', 'join', 'leftJoin', 'outerJoin'];

export const rule = defineRule<{ verdict: Verdict; first: string; others: number }>({
  id: 'connect-streams/changelog-compaction-limited',
  layer: 'connect-streams',
  severity: 'warning',
  title: 'Streams state whose changelog the target compacts differently',
  features: [STREAMS, ...FEATURES],
  *check({ workload, target, knowledge }) {
    // Where Streams does not run at all, its changelogs are the least worry.
    if (judge(target, STREAMS, knowledge)?.severity === 'error') return;
    const verdict = FEATURES.map((feature) => judge(target, feature, knowledge)).find((each) => each !== null && each.severity !== 'info');
    if (!verdict) return;
    // One finding per file: all stores of a topology share the fate.
    const perFile = new Map<string, Fact[]>();
    for (const fact of [...factsOf(workload, 'store'), ...factsOf(workload, 'topology-op').filter((op) => STATEFUL.includes(op.op))])
      perFile.set(fact.file, [...(perFile.get(fact.file) ?? []), fact]);
    for (const facts of perFile.values()) {
      const first = facts[0]!;
      yield {
        at: spanOf(first),
        certainty: 'possible',
        severity: verdict.severity,
        data: { verdict, first: named(first), others: facts.length - 1 },
        evidence: [...facts.slice(0, 4).map((fact) => code(fact, named(fact))), verdict.evidence],
      };
    }
  },
  message: ({ data: { verdict, first, others } }, target) => ({
    what: `State of ${first}${others > 0 ? ` and ${others} more` : ''} lives in compacted changelog topics: ${outcome(verdict, target)}`,
    why: 'A restore reads the whole changelog. Weaker or later compaction makes it longer and can bring back values that tombstones had removed in time; refused compaction stops the application when it creates the topic.',
    do: 'Measure a restore on the target with production-sized state, keep standby replicas (num.standby.replicas), and check cleanup.policy of the changelog topics after the first start.',
  }),
});

function named(fact: Fact): string {
  if (fact.kind === 'store') return `store ${fact.name ?? '(unnamed)'}`;
  return fact.kind === 'topology-op' ? `${fact.op}()` : fact.kind;
}
