import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'client-telemetry-714';

export const rule = defineRule<Needed<FactOf['setting']>>({
  id: 'security-observability/client-metrics-push-unsupported',
  layer: 'security-observability',
  severity: 'warning',
  title: 'Client metrics pushed to a target that does not collect them',
  features: [FEATURE],
  *check(input) {
    // By default the push is on and costs nothing where it is not served; only a program that asks for it relies on it.
    for (const fact of clientSettings(input.workload, 'enable.metrics.push')) {
      if (fact.value !== 'true') continue;
      const hit = settingNeeds(fact, FEATURE, input);
      if (hit) yield { ...hit, severity: hit.severity === 'error' ? 'warning' : hit.severity };
    }
  },
  message: ({ data: { verdict } }, target) => ({
    what: `enable.metrics.push = true: ${outcome(verdict, target)}`,
    why: 'The client asks for a subscription (GetTelemetrySubscriptions), gets none and goes on without a word: the metrics that operators expect on the broker side never arrive.',
    do: "Collect the client's metrics in the application (JMX, Micrometer, statistics callback) on this target, and set enable.metrics.push=false if a proxy in between drops unknown requests.",
  }),
});
