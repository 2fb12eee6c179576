import { documented, settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, clientsOf, isJava } from '../select.ts';
import { familyOf } from '../../workload/families.ts';

/** Keys that the broker decides once the group runs the new protocol, and the broker or group setting that takes over. */
const MOVED: Readonly<Record<string, string>> = {
  'session.timeout.ms': 'group.consumer.session.timeout.ms on the broker, or consumer.session.timeout.ms of the group',
  'heartbeat.interval.ms': 'group.consumer.heartbeat.interval.ms on the broker, or consumer.heartbeat.interval.ms of the group',
  'partition.assignment.strategy': 'group.remote.assignor (uniform or range)',
};

export const rule = defineRule<{ key: string; value: string }>({
  id: 'groups/classic-settings-with-consumer-protocol',
  layer: 'groups',
  severity: 'error',
  title: 'Settings that the new group protocol refuses',
  features: [],
  *check({ workload }) {
    for (const protocol of clientSettings(workload, 'group.protocol')) {
      if (protocol.value?.toLowerCase() !== 'consumer') continue;
      const family = familyOf(protocol.library);
      if (!isJava(protocol.library) && family !== 'librdkafka') continue;
      for (const client of clientsOf(workload, protocol))
        for (const fact of client.settings) {
          // Given to the same client, or written into the same file for whoever reads it.
          const isTogether = fact.client === protocol.client && (fact.client !== null || fact.file === protocol.file);
          if (!Object.hasOwn(MOVED, fact.key) || !isTogether) continue;
          yield {
            at: spanOf(fact),
            certainty: fact.client === null ? 'possible' : 'sure',
            data: { key: fact.key, value: fact.value ?? '(unknown)' },
            evidence: [
              ...settingCode(fact),
              ...settingCode(protocol),
              isJava(protocol.library)
                ? documented(
                    `${fact.key} together with group.protocol=consumer is a configuration error`,
                    'https://kafka.apache.org/documentation/#consumer_rebalance_protocol',
                    '2026-11-22',
                  )
                : documented(
                    `${fact.key} is not allowed with group.protocol=consumer`,
                    'https://github.com/confluentinc/librdkafka/blob/master/INTRODUCTION.md',
                    '2026-11-22',
                  ),
            ],
          };
        }
    }
  },
  message: ({ data }) => ({
    what: `${data.key} = ${data.value} is refused together with group.protocol=consumer`,
    why: 'With the new group protocol (KIP-848) the broker sets session, heartbeat and assignment; a client that sets them too fails when it is created.',
    do: `Remove ${data.key}; if its value matters, use ${MOVED[data.key]}.`,
  }),
});
