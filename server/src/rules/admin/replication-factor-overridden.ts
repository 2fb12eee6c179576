import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { factsOf, wholeNumber } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'replication-factor-choice';

export const rule = defineRule<Needed<FactOf['setting']> & { value: number }>({
  id: 'admin/replication-factor-overridden',
  layer: 'admin',
  severity: 'warning',
  title: 'Replication factor that the target replaces by its own',
  features: [FEATURE],
  *check(input) {
    for (const fact of factsOf(input.workload, 'setting')) {
      if (fact.key !== 'replication.factor' || (fact.role !== 'topic' && fact.role !== 'streams' && fact.role !== 'admin')) continue;
      const value = fact.value === null ? null : wholeNumber(fact.value);
      // -1 leaves the choice to the broker.
      if (value === null || value < 1) continue;
      const hit = settingNeeds(fact, FEATURE, input);
      if (hit) yield { ...hit, data: { ...hit.data, value } };
    }
  },
  message: ({ data: { verdict, value } }, target) => ({
    what: `replication.factor = ${value}: ${outcome(verdict, target)}`,
    why: 'Durability does not come from replicas there, so nothing is lost; but checks that compare the factor (drift detection, start-up assertions, alerts on replicas) report a difference for ever.',
    do: 'Leave the factor to the broker (-1 with brokers 2.4 or later), or exclude it from drift checks and tests on this target.',
  }),
});
