import type { FactOf } from '../../core/fact.ts';
import { callsNeeding, type Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { outcome } from '../verdict.ts';

const FEATURES = ['describe-log-dirs', 'alter-replica-log-dirs'];

export const rule = defineRule<Needed<FactOf['call']>>({
  id: 'admin/log-dirs-unsupported',
  layer: 'admin',
  severity: 'error',
  title: 'Log directories read or moved on a target without them',
  features: FEATURES,
  check: (input) => callsNeeding(FEATURES, input),
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.name}() works on log directories: ${outcome(verdict, target)}`,
    why: 'Where data lies in object storage there are no log directories of a broker. Disk-use exporters, retention checks and user interfaces built on this call fail or show zero.',
    do: "Take sizes from the target's own metrics or storage bill, and catch UnsupportedVersionException here so that the rest of the program goes on.",
  }),
});
