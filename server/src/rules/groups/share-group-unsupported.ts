import type { FactOf } from '../../core/fact.ts';
import { callsNeeding, type Needed } from '../need.ts';
import { defineRule } from '../rule.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'share-groups';

export const rule = defineRule<Needed<FactOf['call']>>({
  id: 'groups/share-group-unsupported',
  layer: 'groups',
  severity: 'error',
  title: 'Share consumer on a target without share groups',
  features: [FEATURE],
  check: (input) => callsNeeding([FEATURE], input),
  message: ({ data: { verdict, fact } }, target) => ({
    what: `${fact.name} needs share groups (KIP-932): ${outcome(verdict, target)}`,
    why: 'The share consumer speaks ShareGroupHeartbeat, ShareFetch and ShareAcknowledge. Early-access 4.0 clients cannot talk to 4.1 brokers and the other way round, and no other group type is a substitute on the wire.',
    do: 'Use client and brokers of 4.2 or later, where share groups are ready for production, with share.version=1 finalized; else an ordinary consumer group with one partition per worker.',
  }),
});
