import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';
import { outcome } from '../verdict.ts';

/** Where nothing is said of source connectors, what is said of transactions holds for them. */
const FEATURES = ['connect-exactly-once-source', 'transactions'];
const ASKS: Readonly<Record<string, readonly string[]>> = { 'exactly.once.source.support': ['enabled', 'preparing'], 'exactly.once.support': ['required'] };

export const rule = defineRule<Needed<FactOf['setting']>>({
  id: 'connect-streams/source-exactly-once-unsupported',
  layer: 'connect-streams',
  severity: 'error',
  title: 'Exactly-once source connectors on a target without full transactions',
  features: FEATURES,
  *check(input) {
    // brokers of Kafka itself have all that it takes; whether the worker has it is another matter
    if (input.target.platform === 'kafka') return;
    for (const fact of factsOf(input.workload, 'setting')) {
      const values = Object.hasOwn(ASKS, fact.key) ? ASKS[fact.key]! : [];
      if (fact.value === null || !values.includes(fact.value.toLowerCase())) continue;
      const hit = FEATURES.map((feature) => settingNeeds(fact, feature, input)).find((each) => each !== null);
      if (hit) yield hit;
    }
  },
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.native} = ${fact.value}: ${outcome(verdict, target)}`,
    why: 'Workers then write records and source offsets in one transaction and fence off older tasks through the transactional id. Without transactions the workers do not start, or the connector fails when its first task does.',
    do: 'Set exactly.once.source.support to disabled (and exactly.once.support to requested) for this target and make the consumers idempotent, or choose a tier or target with transactions.',
  }),
});
