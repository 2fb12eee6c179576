import { effectiveIdempotence } from '../../workload/idempotence.ts';
import { documented, settingCode, spanOf } from '../evidence.ts';
import { isAtLeast } from '../release.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, clientsOf, isJava, versionBehind, wholeNumber } from '../select.ts';

const KEY = 'max.in.flight.requests.per.connection';

export const rule = defineRule<{ value: number; version: string }>({
  id: 'producer/in-flight-above-five',
  layer: 'producer',
  severity: 'error',
  title: 'More than five requests in flight no longer switches idempotence off but fails',
  features: [],
  *check({ workload, knowledge }) {
    for (const fact of clientSettings(workload, KEY)) {
      const value = wholeNumber(fact.value ?? '');
      if (value === null || value <= 5 || !isJava(fact.library) || fact.role === 'consumer') continue;
      const version = versionBehind(workload, fact);
      if (version === null || !isAtLeast(version, '4.0.0')) continue;
      const [client] = clientsOf(workload, fact).filter((each) => each.fact.role === 'producer');
      const idempotence = client ? effectiveIdempotence(client, workload, knowledge) : null;
      if (idempotence?.isOn === false) continue;
      yield {
        at: spanOf(fact),
        certainty: client && idempotence?.isOn ? 'sure' : 'possible',
        data: { value, version: version.version },
        evidence: [
          ...settingCode(fact),
          ...(idempotence?.evidence ?? version.evidence),
          documented(
            'From 4.0 an idempotent producer with more than five requests in flight is a configuration error',
            'https://kafka.apache.org/documentation/#upgrade',
            '2026-11-22',
          ),
        ],
      };
    }
  },
  message: ({ data }) => ({
    what: `${KEY} = ${data.value} makes kafka-clients ${data.version} refuse to create the producer`,
    why: 'enable.idempotence is on by default. Up to 3.9 a value above 5 switched it off without a word; from 4.0 on it is a ConfigException.',
    do: `Set ${KEY} to 5 or less to keep idempotence, or set enable.idempotence=false to keep today's behaviour (retries can then reorder and duplicate records).`,
  }),
});
