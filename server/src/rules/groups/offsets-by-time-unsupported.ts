import type { FactOf } from '../../core/fact.ts';
import { callsNeeding, type Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'offset-for-times';

export const rule = defineRule<Needed<FactOf['call']>>({
  id: 'groups/offsets-by-time-unsupported',
  layer: 'groups',
  severity: 'error',
  title: 'Offsets looked up by timestamp on a target that does not serve them fully',
  features: [FEATURE],
  check: (input) => callsNeeding([FEATURE], input),
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.name}() looks up offsets by timestamp: ${outcome(verdict, target)}`,
    why: 'The call sends ListOffsets with a timestamp. Where the answer is missing or coarse, a replay starts too early or too late without an error.',
    do: 'Probe it with records of known timestamps, and let the program check the timestamp of the first record it gets.',
  }),
});
