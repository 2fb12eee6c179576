import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'streams-eos-v2';
/** All of them are transactions to the target; which spellings the library still takes is another rule's matter. */
const GUARANTEES = ['exactly_once_v2', 'exactly_once_beta', 'exactly_once'];

export const rule = defineRule<Needed<FactOf['setting']> & { value: string }>({
  id: 'connect-streams/exactly-once-unsupported',
  layer: 'connect-streams',
  severity: 'error',
  title: 'Streams exactly-once on a target that does not serve it fully',
  features: [FEATURE],
  *check(input) {
    for (const fact of clientSettings(input.workload, 'processing.guarantee')) {
      if (fact.value === null || !GUARANTEES.includes(fact.value)) continue;
      const hit = settingNeeds(fact, FEATURE, input);
      if (hit) yield { ...hit, data: { ...hit.data, value: fact.value } };
    }
  },
  message: ({ data: { verdict, value } }, target) => ({
    what: `processing.guarantee = ${value}: ${outcome(verdict, target)}`,
    why: 'Every commit of the application is then a transaction over its output, changelog and offsets. Without full transaction support it does not start, or results become visible twice after a crash.',
    do:
      verdict.support.status === 'no'
        ? 'Choose a tier or target with transactions, or set at_least_once and make the consumers of the output idempotent.'
        : 'Probe it: kill the application in the middle of a transaction and compare output read with read_committed to the input.',
  }),
});
