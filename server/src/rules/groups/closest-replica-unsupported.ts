import type { FactOf } from '../../core/fact.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'fetch-from-follower';

export const rule = defineRule<Needed<FactOf['setting']> & { rack: string }>({
  id: 'groups/closest-replica-unsupported',
  layer: 'groups',
  severity: 'warning',
  title: 'client.rack does not keep fetches in the zone on this target',
  features: [FEATURE],
  *check(input) {
    for (const fact of clientSettings(input.workload, 'client.rack')) {
      if (fact.role === 'producer' || fact.value === '') continue;
      const hit = settingNeeds(fact, FEATURE, input);
      // Nothing fails: the client fetches from the leader, across zones if need be.
      if (hit) yield { ...hit, severity: hit.severity === 'error' ? 'warning' : hit.severity, data: { ...hit.data, rack: fact.value ?? '(set at run time)' } };
    }
  },
  message: ({ data: { verdict, rack } }, target) => ({
    what: `client.rack = ${rack} asks for the closest replica: ${outcome(verdict, target)}`,
    why: 'Without follower fetching the setting changes nothing and says nothing: reads cross availability zones, with the latency and the transfer bill that client.rack was to save.',
    do: zoneAdvice(target.platform),
  }),
});

function zoneAdvice(platform: string): string {
  if (platform === 'warpstream')
    return 'Put the zone into the client id instead (client.id with ws_az=<zone>, comma-separated from other features) and check the agent that the client talks to.';
  if (platform === 'automq')
    return 'Put the zone into the client id instead (client.id with automq_az=<zone>, pairs joined by &) and turn on the zone router on the brokers.';
  return 'Check on the target which broker the consumer fetches from, and count the traffic between zones in the cost estimate.';
}
