import { documented, settingCode, spanOf } from '../evidence.ts';
import { isAtLeast } from '../release.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, isJava, versionBehind } from '../select.ts';

export const rule = defineRule<{ value: string; client: string }>({
  id: 'groups/reset-by-duration-unsupported',
  layer: 'groups',
  severity: 'error',
  title: 'auto.offset.reset=by_duration with a client that does not know it',
  features: [],
  *check({ workload }) {
    for (const fact of clientSettings(workload, 'auto.offset.reset')) {
      if (!fact.value?.startsWith('by_duration')) continue;
      const version = versionBehind(workload, fact);
      if (isJava(fact.library) && (version === null || isAtLeast(version, '4.0.0'))) continue;
      yield {
        at: spanOf(fact),
        certainty: version?.from === 'range' ? 'possible' : 'sure',
        data: { value: fact.value, client: isJava(fact.library) ? `kafka-clients ${version?.version}` : fact.library },
        evidence: [
          ...settingCode(fact),
          ...(version?.evidence ?? []),
          documented(
            'auto.offset.reset accepts by_duration from kafka-clients 4.0 on (KIP-1106)',
            'https://kafka.apache.org/documentation/#upgrade',
            '2026-11-22',
          ),
        ],
      };
    }
  },
  message: ({ data }) => ({
    what: `auto.offset.reset = ${data.value} is unknown to ${data.client}`,
    why: 'Only the Java consumer from 4.0 on understands by_duration; earlier releases and other libraries refuse the value when the consumer is created.',
    do: 'Upgrade to kafka-clients 4.0 or later (it runs against brokers from 2.1 on), or set earliest or latest and seek with offsetsForTimes after the assignment.',
  }),
});
