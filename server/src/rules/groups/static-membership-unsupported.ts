import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'static-membership';

export const rule = defineRule<Needed<FactOf['setting']>>({
  id: 'groups/static-membership-unsupported',
  layer: 'groups',
  severity: 'error',
  title: 'group.instance.id on a target without static membership',
  features: [FEATURE],
  *check(input) {
    for (const fact of clientSettings(input.workload, 'group.instance.id')) {
      const hit = settingNeeds(fact, FEATURE, input, true);
      if (hit) yield hit;
    }
  },
  message: ({ data: { verdict } }, target) => ({
    what: `group.instance.id makes this a static member: ${outcome(verdict, target)}`,
    why: 'Static membership needs JoinGroup v5. A client refuses to join where the broker speaks less, and a broker that takes the field without keeping it rebalances on every restart.',
    do:
      verdict.support.status === 'unknown'
        ? 'Probe it: join with an instance id, stop without leaving, join again within session.timeout.ms and see that the generation did not change.'
        : 'Remove group.instance.id for this target, and use cooperative rebalancing and a short restart instead.',
  }),
});
