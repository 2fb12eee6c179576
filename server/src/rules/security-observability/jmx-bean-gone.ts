import type { FactOf } from '../../core/fact.ts';
import { type Bean, beanOfObject, beanText } from '../../knowledge/metrics.ts';
import { code, documented, spanOf } from '../evidence.ts';
import { brokerName, followsKafka } from '../release.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';

export const rule = defineRule<{ fact: FactOf['mbean']; bean: Bean }>({
  id: 'security-observability/jmx-bean-gone',
  layer: 'security-observability',
  severity: 'warning',
  title: 'Exporter told to read a bean that is gone',
  features: [],
  *check({ workload, target }) {
    const seen = new Set<string>();
    for (const fact of factsOf(workload, 'mbean')) {
      const bean = beanOfObject(fact.domain, fact.type, fact.name);
      if (!bean || bean.until === null || !followsKafka(target, bean.until)) continue;
      // several attributes of one bean are told once in a file
      const key = `${fact.file} ${beanText(bean)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield {
        at: spanOf(fact),
        certainty: 'sure',
        data: { fact, bean },
        evidence: [
          code(fact, `${fact.library} reads ${beanText(bean)}`),
          documented(`${beanText(bean)} was removed in ${bean.until}`, bean.source.url, bean.source.checked),
        ],
      };
    }
  },
  message: ({ data: { bean } }, target) => ({
    what: `${beanText(bean)} is gone from the brokers of ${brokerName(target)}`,
    why: 'The pattern matches nothing and no error is logged: the series that dashboards and alerts are made of just ends.',
    do: `Take the pattern out with what is built on it; ${bean.instead}.`,
  }),
});
