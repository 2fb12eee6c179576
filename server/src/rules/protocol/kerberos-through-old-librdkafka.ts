import { documented, settingCode, spanOf } from '../evidence.ts';
import { brokerName, followsKafka, isBelow } from '../release.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, versionBehind } from '../select.ts';
import { familyOf } from '../../workload/families.ts';

const FIXED_IN = '2.11.0';

export const rule = defineRule<{ version: string }>({
  id: 'protocol/kerberos-through-old-librdkafka',
  layer: 'protocol',
  severity: 'error',
  title: 'librdkafka before 2.11 cannot use Kerberos on Kafka 4.0.0',
  features: [],
  *check({ workload, target }) {
    if (!followsKafka(target, '4.0.0', '4.0.1')) return;
    for (const fact of clientSettings(workload, 'sasl.mechanism')) {
      if (familyOf(fact.library) !== 'librdkafka' || fact.value?.toUpperCase() !== 'GSSAPI') continue;
      const version = versionBehind(workload, fact);
      if (version === null || !isBelow(version, FIXED_IN)) continue;
      yield {
        at: spanOf(fact),
        certainty: version.from === 'range' ? 'possible' : 'sure',
        data: { version: version.version },
        evidence: [
          ...settingCode(fact),
          ...version.evidence,
          documented(
            'librdkafka detected SASL/GSSAPI through JoinGroup v0 until 2.11.0',
            'https://github.com/confluentinc/librdkafka/blob/master/CHANGELOG.md',
            '2026-11-22',
          ),
        ],
      };
    }
  },
  message: ({ data }, target) => ({
    what: `sasl.mechanism GSSAPI with librdkafka ${data.version} fails on ${brokerName(target)}`,
    why: 'librdkafka before 2.11.0 takes JoinGroup v0 as the sign that the broker knows Kerberos. Kafka 4.0.0 removed JoinGroup v0 and v1; 4.0.1 and 4.1.0 brought them back (KAFKA-19444).',
    do: 'Upgrade to librdkafka 2.11.0 or later (2.11.1 also keeps compression on behind strict brokers), or go to Kafka 4.0.1 or later.',
  }),
});
