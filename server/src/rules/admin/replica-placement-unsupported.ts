import type { FactOf } from '../../core/fact.ts';
import { callsNeeding, type Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { outcome } from '../verdict.ts';

const FEATURES = ['reassign-partitions', 'elect-leaders', 'manual-replica-assignment'];

export const rule = defineRule<Needed<FactOf['call']>>({
  id: 'admin/replica-placement-unsupported',
  layer: 'admin',
  severity: 'error',
  title: 'Replicas placed or leaders elected on a target that has neither',
  features: FEATURES,
  check: (input) => callsNeeding(FEATURES, input),
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.name}() places replicas or leaders: ${outcome(verdict, target)}`,
    why: 'Platforms on shared storage keep one copy per partition and move ownership by themselves. The call is refused, or accepts only a list of one replica, and balancing tools built on it do nothing useful.',
    do: 'Leave balancing to the platform: skip this call there, and remove the job or tool that makes it from the migration plan.',
  }),
});
