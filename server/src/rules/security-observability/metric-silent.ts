import { push } from '../../core/push.ts';
import type { FactOf } from '../../core/fact.ts';
import type { Target } from '../../knowledge/types.ts';
import { type Bean, beanOfMetric, beanText, collectionOn, replacementOn } from '../../knowledge/metrics.ts';
import { code, documented, spanOf } from '../evidence.ts';
import { brokerName, followsKafka } from '../release.ts';
import { defineRule, type Hit, type RuleInput } from '../rule.ts';
import { factsOf } from '../select.ts';
import { judge, outcome, type Verdict } from '../verdict.ts';

/** Metrics of one file that are silent for one reason. */
interface Silent {
  metrics: readonly Asked[];
  /** What the target's profile says; null where the release that it follows dropped the bean. */
  verdict: Verdict | null;
}

interface Asked {
  fact: FactOf['metric'];
  bean: Bean;
}

const SHOWN = 4;

export const rule = defineRule<Silent>({
  id: 'security-observability/metric-silent',
  layer: 'security-observability',
  severity: 'warning',
  title: 'Dashboard or alert on a metric that the target does not have',
  features: ['jmx-broker-metrics', 'controller-metrics', 'replication-metrics', 'zookeeper-metrics'],
  *check(input) {
    const byFile = new Map<string, Asked[]>();
    for (const fact of factsOf(input.workload, 'metric')) {
      const bean = beanOfMetric(fact.name);
      if (bean) push(byFile, fact.file, { fact, bean });
    }
    for (const asked of byFile.values()) yield* silentIn(asked, input);
  },
  message: ({ data: { metrics, verdict } }, target) => ({
    what: verdict
      ? `${named(metrics)}: ${outcome(verdict, target)}`
      : `${named(metrics)}: ${beanText(metrics[0]!.bean)} is gone from the brokers of ${brokerName(target)}`,
    why: 'A panel without data looks like a quiet system, and an alert on a metric that is absent never fires: nothing tells that it is blind.',
    do: sentence(advice(metrics, target)),
  }),
});

/** One hit for each bean that a release dropped, and one for all that the target has nothing of. */
function* silentIn(asked: readonly Asked[], input: RuleInput): Iterable<Hit<Silent>> {
  const dropped = new Map<string, Asked[]>();
  const absent = new Map<string, { verdict: Verdict; metrics: Asked[] }>();
  for (const one of asked) {
    const { bean } = one;
    const verdict = judge(input.target, bean.feature, input.knowledge);
    if (bean.until !== null && followsKafka(input.target, bean.until)) push(dropped, `${bean.type} ${bean.instead}`, one);
    else if (verdict?.support.status === 'no' && verdict.support.source !== null) {
      const reason = verdict.support.note ?? verdict.feature;
      const known = absent.get(reason) ?? { verdict, metrics: [] };
      known.metrics.push(one);
      absent.set(reason, known);
    }
  }
  for (const metrics of dropped.values()) yield hit(metrics, null);
  for (const { verdict, metrics } of absent.values()) yield hit(metrics, verdict);
}

function hit(metrics: readonly Asked[], verdict: Verdict | null): Hit<Silent> {
  const [{ fact, bean }] = metrics as [Asked];
  return {
    at: spanOf(fact),
    certainty: verdict === null || verdict.support.confidence === 'high' ? 'sure' : 'possible',
    data: { metrics, verdict },
    evidence: [
      ...metrics.slice(0, SHOWN).map((each) => code(each.fact, `${each.fact.name} (${beanText(each.bean)})`)),
      verdict ? verdict.evidence : documented(`${beanText(bean)} was removed in ${bean.until}`, bean.source.url, bean.source.checked),
    ],
  };
}

function named(metrics: readonly Asked[]): string {
  const names = [...new Set(metrics.map(({ fact }) => fact.name))];
  return names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more metrics of this file`;
}

/** What tells the same on the target, of what the file asks for. */
function advice(metrics: readonly Asked[], target: Target): string {
  const { bean } = metrics[0]!;
  // what other beans tell is of no use where there are none
  if (bean.instead !== null && collectionOn(target.platform) === null) return bean.instead;
  const subjects = [...new Set(metrics.flatMap((each) => each.bean.subject ?? []))];
  const equals = subjects.flatMap((subject) => {
    const found = replacementOn(target.platform, subject);
    return found ? [`${subject.replaceAll('-', ' ')}: ${found.metrics.join(', ')}`] : [];
  });
  const where = collectionOn(target.platform) ?? "use the platform's own metrics";
  return `${where}${equals.length > 0 ? `; what tells the same there: ${equals.join('; ')}` : ''}; for lag keep an exporter that asks by Kafka's protocol`;
}

const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}. Rewrite the expressions before the cut-over, and test each alert with absent().`;
