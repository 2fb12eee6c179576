import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { factsOf, wholeNumber } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'replication-factor-choice';
/** What the platforms make of any factor: asking for just that changes nothing. */
const FIXED: Readonly<Record<string, number>> = { automq: 1, warpstream: 3 };

export const rule = defineRule<Needed<FactOf['setting']> & { value: number; others: number }>({
  id: 'admin/replication-factor-overridden',
  layer: 'admin',
  severity: 'warning',
  title: 'Replication factor that the target replaces by its own',
  features: [FEATURE],
  *check(input) {
    // A file that creates topics says it once for all of them.
    const perFile = new Map<string, { fact: FactOf['setting']; value: number }[]>();
    for (const fact of factsOf(input.workload, 'setting')) {
      if (fact.key !== 'replication.factor' || (fact.role !== 'topic' && fact.role !== 'streams' && fact.role !== 'admin')) continue;
      const value = fact.value === null ? null : wholeNumber(fact.value);
      // -1 leaves the choice to the broker.
      if (value === null || value < 1 || value === FIXED[input.target.platform]) continue;
      perFile.set(fact.file, [...(perFile.get(fact.file) ?? []), { fact, value }]);
    }
    for (const [{ fact, value }, ...others] of [...perFile.values()] as [{ fact: FactOf['setting']; value: number }, ...unknown[]][]) {
      const hit = settingNeeds(fact, FEATURE, input);
      if (hit) yield { ...hit, data: { ...hit.data, value, others: others.length } };
    }
  },
  message: ({ data: { verdict, value, others } }, target) => ({
    what: `replication.factor = ${value}${others > 0 ? ` (and ${others} more in this file)` : ''}: ${outcome(verdict, target)}`,
    why: 'Durability does not come from replicas there, so nothing is lost; but checks that compare the factor (drift detection, start-up assertions, alerts on replicas) report a difference for ever.',
    do: 'Leave the factor to the broker (-1 with brokers 2.4 or later), or exclude it from drift checks and tests on this target.',
  }),
});
