import type { FactOf } from '../../core/fact.ts';
import { replaceValue } from '../edit.ts';
import { documented, settingCode, spanOf } from '../evidence.ts';
import { followsKafka, isAtLeast } from '../release.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, isJava, versionBehind } from '../select.ts';

export const rule = defineRule<{ fact: FactOf['setting']; value: string; version: string | null }>({
  id: 'connect-streams/exactly-once-v1-removed',
  layer: 'connect-streams',
  severity: 'error',
  title: 'processing.guarantee value that Kafka Streams 4.0 removed',
  features: [],
  *check({ workload, target }) {
    for (const fact of clientSettings(workload, 'processing.guarantee')) {
      if (fact.value !== 'exactly_once' && fact.value !== 'exactly_once_beta') continue;
      if (!isJava(fact.library)) continue;
      const version = versionBehind(workload, fact);
      if (version === null ? !followsKafka(target, '4.0.0') : !isAtLeast(version, '4.0.0')) continue;
      yield {
        at: spanOf(fact),
        certainty: version === null ? 'possible' : 'sure',
        severity: version === null ? 'warning' : 'error',
        data: { fact, value: fact.value, version: version?.version ?? null },
        evidence: [
          ...settingCode(fact),
          ...(version?.evidence ?? []),
          documented(
            'Kafka Streams 4.0 removed exactly_once and exactly_once_beta',
            'https://kafka.apache.org/documentation/streams/upgrade-guide',
            '2026-11-22',
          ),
        ],
      };
    }
  },
  message: ({ data }) => ({
    what: `processing.guarantee = ${data.value} is refused by Kafka Streams ${data.version ?? '4.0 and later'}`,
    why: 'The values exactly_once and exactly_once_beta were deprecated in 3.0 and removed in 4.0; the application stops with a ConfigException at start.',
    do: 'Set processing.guarantee=exactly_once_v2 (brokers 2.5 or later). Coming from exactly_once, roll all instances to v2 before you upgrade the library to 4.0.',
  }),
  // The move between the two needs its own rolling restart, so it is never safe unseen.
  fix: ({ data }) => replaceValue(data.fact, 'exactly_once_v2', false),
});
