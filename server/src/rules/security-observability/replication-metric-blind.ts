import type { FactOf } from '../../core/fact.ts';
import { beanOfMetric, beanText } from '../../knowledge/metrics.ts';
import { code, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import { judge, outcome, type Verdict } from '../verdict.ts';

const FEATURE = 'replication-metrics';

export const rule = defineRule<{ fact: FactOf['metric']; verdict: Verdict }>({
  id: 'security-observability/replication-metric-blind',
  layer: 'security-observability',
  severity: 'warning',
  title: 'Alert on replication where the target keeps one replica',
  features: [FEATURE],
  *check({ workload, target, knowledge }) {
    const verdict = judge(target, FEATURE, knowledge);
    // without any such metric it is silent, which is another finding
    if (verdict === null || !['limited', 'fixed', 'ignored'].includes(verdict.support.status)) return;
    const files = new Set<string>();
    for (const fact of factsOf(workload, 'metric')) {
      const bean = beanOfMetric(fact.name);
      if (bean?.feature !== FEATURE || files.has(fact.file)) continue;
      files.add(fact.file);
      yield {
        at: spanOf(fact),
        certainty: 'possible',
        data: { fact, verdict },
        evidence: [code(fact, `${fact.name} (${beanText(bean)})`), verdict.evidence],
      };
    }
  },
  message: ({ data: { fact, verdict } }, target) => ({
    what: `${fact.name}: ${outcome(verdict, target)}`,
    why: 'The metric is there and always says that all is well: an alert on it never fires, whatever happens to the storage below.',
    do: "Alert on the health of the storage and on partitions without a leader instead, by the platform's own metrics.",
  }),
});
