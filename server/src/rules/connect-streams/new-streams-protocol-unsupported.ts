import type { FactOf } from '../../core/fact.ts';
import { replaceValue } from '../edit.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'streams-group-1071';

export const rule = defineRule<Needed<FactOf['setting']>>({
  id: 'connect-streams/new-streams-protocol-unsupported',
  layer: 'connect-streams',
  severity: 'error',
  title: 'group.protocol=streams on a target without the Streams group protocol',
  features: [FEATURE],
  *check(input) {
    for (const fact of clientSettings(input.workload, 'group.protocol')) {
      if (fact.value?.toLowerCase() !== 'streams') continue;
      const hit = settingNeeds(fact, FEATURE, input, true);
      if (hit) yield hit;
    }
  },
  message: ({ data: { verdict } }, target) => ({
    what: `group.protocol = streams needs StreamsGroupHeartbeat (KIP-1071): ${outcome(verdict, target)}`,
    why: 'The application stops at start where the API or the feature streams.version is missing. Static membership is refused before 4.4, and moving a classic group over was unsafe on 4.2.0 brokers (KAFKA-20254).',
    do: 'Set group.protocol=classic for this target, or use brokers of 4.2.1 or later with streams.version=1 finalized.',
  }),
  fix: ({ data }) => (data.verdict.support.status === 'no' ? replaceValue(data.fact, 'classic', false) : null),
});
