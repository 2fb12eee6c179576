import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, wholeNumber } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'fetch-min-bytes';

export const rule = defineRule<Needed<FactOf['setting']> & { value: string }>({
  id: 'groups/fetch-min-bytes-ignored',
  layer: 'groups',
  severity: 'warning',
  title: 'fetch.min.bytes has no effect on this target',
  features: [FEATURE],
  *check(input) {
    for (const fact of clientSettings(input.workload, 'fetch.min.bytes')) {
      const value = fact.value === null ? null : wholeNumber(fact.value);
      if (value === null || value <= 1) continue;
      const hit = settingNeeds(fact, FEATURE, input);
      if (hit) yield { ...hit, severity: hit.severity === 'error' ? 'warning' : hit.severity, data: { ...hit.data, value: String(value) } };
    }
  },
  message: ({ data: { verdict, value } }, target) => ({
    what: `fetch.min.bytes = ${value}: ${outcome(verdict, target)}`,
    why: 'Fetches are then answered as soon as there is any data: more and smaller fetches, more CPU per record, and batch sizes that the program may count on do not come.',
    do: 'Steer with fetch.max.wait.ms instead, and set max.poll.records for the size of a batch in the program.',
  }),
});
