import { push } from '../../core/push.ts';
import type { FactOf } from '../../core/fact.ts';
import { code, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import { judge, outcome, type Verdict } from '../verdict.ts';
import table from './metrics.json' with { type: 'json' };

const families = table.map(({ names, feature }) => ({ names: new RegExp(names, 'i'), feature }));
const MAX_NAMED = 4;

export const rule = defineRule<{ names: string[]; verdict: Verdict }>({
  id: 'security-observability/silent-metric',
  layer: 'security-observability',
  severity: 'warning',
  title: 'Dashboard or alert on metrics that the target does not have, or that always say the same there',
  features: families.map(({ feature }) => feature),
  *check({ workload, target, knowledge }) {
    const groups = new Map<string, FactOf['metric'][]>();
    for (const fact of factsOf(workload, 'metric')) {
      const family = families.find(({ names }) => names.test(fact.name));
      if (family) push(groups, `${fact.file}\0${family.feature}`, fact);
    }
    for (const [key, facts] of groups) {
      const verdict = judge(target, key.slice(key.indexOf('\0') + 1), knowledge);
      const [first] = facts;
      if (verdict === null || !first) continue;
      yield {
        at: spanOf(first),
        certainty: verdict.support.confidence === 'high' ? 'sure' : 'possible',
        // a panel that stays empty breaks nothing; nobody is woken by an alert that cannot fire
        severity: verdict.severity === 'info' ? 'info' : 'warning',
        data: { names: [...new Set(facts.map(({ name }) => name))], verdict },
        evidence: [...facts.slice(0, 3).map((fact) => code(fact, fact.name)), verdict.evidence],
      };
    }
  },
  message: ({ data: { names, verdict } }, target) => ({
    what: `${listed(names)}: ${outcome(verdict, target)}`,
    why: 'Panels stay empty and alerts never fire: after the move the team sees a quiet system, whatever happens in it.',
    do: 'Map each name to what the target publishes and keep both dashboards through the cut-over; delete alerts that mean nothing there, and make sure with a provoked fault that the new ones fire.',
  }),
});

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).join(', ');
  return names.length > MAX_NAMED ? `${shown} and ${names.length - MAX_NAMED} more` : shown;
}
