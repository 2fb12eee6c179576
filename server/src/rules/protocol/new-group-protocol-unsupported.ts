import type { FactOf } from '../../core/fact.ts';
import { replaceValue } from '../edit.ts';
import { type Needed, settingNeeds } from '../need.ts';
import { defineRule } from '../rule.ts';
import { clientSettings } from '../select.ts';
import { outcome } from '../verdict.ts';

const FEATURE = 'consumer-group-848';

export const rule = defineRule<Needed<FactOf['setting']>>({
  id: 'protocol/new-group-protocol-unsupported',
  layer: 'protocol',
  severity: 'error',
  title: 'group.protocol=consumer on a target without the new group protocol',
  features: [FEATURE],
  *check(input) {
    for (const fact of clientSettings(input.workload, 'group.protocol')) {
      if (fact.value?.toLowerCase() !== 'consumer') continue;
      const hit = settingNeeds(fact, FEATURE, input, true);
      if (hit) yield hit;
    }
  },
  message: ({ data: { verdict } }, target) => ({
    what: `group.protocol = consumer needs ConsumerGroupHeartbeat (KIP-848): ${outcome(verdict, target)}`,
    why: 'A client that finds no such API, or finds the feature group.version not active, stops with UnsupportedVersionException; there is no fallback to the classic protocol.',
    do:
      verdict.support.status === 'unknown'
        ? 'Probe it with a real heartbeat (a listed API is no proof), and keep group.protocol=classic until it answers.'
        : 'Set group.protocol=classic for this target, and take back session.timeout.ms, heartbeat.interval.ms and partition.assignment.strategy if you had removed them.',
  }),
  fix: ({ data }) => (data.verdict.support.status === 'no' ? replaceValue(data.fact, 'classic', false) : null),
});
