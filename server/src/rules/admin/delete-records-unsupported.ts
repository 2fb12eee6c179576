import type { FactOf } from '../../core/fact.ts';
import { callsNeeding, type Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'delete-records';

export const rule = defineRule<Needed<FactOf['call']>>({
  id: 'admin/delete-records-unsupported',
  layer: 'admin',
  severity: 'error',
  title: 'Records deleted through the protocol on a target that does not serve it fully',
  features: [FEATURE],
  check: (input) => callsNeeding([FEATURE], input),
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.name}() deletes records below an offset: ${outcome(verdict, target)}`,
    why: 'Where DeleteRecords is missing, clean-up jobs and erasure duties are not fulfilled: the records stay until retention removes them.',
    do: 'Probe it on a scratch topic. If it fails, use retention.ms, a tombstone on a compacted topic, or a topic of its own for data that must be erased on request.',
  }),
});
