import type { FactOf } from '../../core/fact.ts';
import { callsNeeding, type Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { outcome } from '../verdict.ts';

const FEATURES = ['incremental-alter-configs', 'alter-configs-legacy'];

export const rule = defineRule<Needed<FactOf['call']>>({
  id: 'admin/config-change-unsupported',
  layer: 'admin',
  severity: 'error',
  title: 'Settings changed through the protocol on a target that does not allow it',
  features: FEATURES,
  *check(input) {
    // The wire request lives on where only the Java method is gone; that has a rule of its own.
    for (const hit of callsNeeding(FEATURES, input))
      if (hit.data.verdict.feature !== 'alter-configs-legacy' || hit.data.verdict.support.status !== 'limited') yield hit;
  },
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.name}() changes settings of topics or brokers: ${outcome(verdict, target)}`,
    why: 'The change is refused or only partly taken, so retention, compaction or limits stay as they were; start-up code and operators that insist on it fail.',
    do: "Set topic settings when the topic is created or with the target's own tools, and check them afterwards with describeConfigs.",
  }),
});
