import type { Severity } from '../../core/finding.ts';
import { compareVersions, versionNumbers } from '../../core/version.ts';
import { clientVersion } from '../../workload/client-version.ts';
import { effectiveSetting } from '../../workload/effective-setting.ts';
import { familyOf } from '../../workload/families.ts';
import { documented, settingCode, spanOf } from '../evidence.ts';
import { brokerName, followsKafka } from '../release.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, valuesOf } from '../select.ts';

interface Data {
  pin: string;
  effect: string;
  remedy: string;
}

const SARAMA = documented(
  'sarama builds its requests for Config.Version; from 1.46.0 on it negotiates, with Version as upper bound',
  'https://github.com/IBM/sarama/blob/main/CHANGELOG.md',
  '2026-11-22',
);
const KIP_896 = documented(
  'Kafka 4.0 removed request versions of the time before 2.1 (KIP-896)',
  'https://cwiki.apache.org/confluence/display/KAFKA/KIP-896%3A+Remove+old+client+protocol+API+versions+in+Kafka+4.0',
  '2026-11-22',
);

export const rule = defineRule<Data>({
  id: 'protocol/pinned-protocol-version',
  layer: 'protocol',
  severity: 'error',
  title: 'Client pinned to a protocol version that the target removed',
  features: [],
  *check({ workload, target, knowledge }) {
    if (!followsKafka(target, '4.0.0')) return;
    for (const key of ['Version', 'api_version', 'api.version'])
      for (const fact of clientSettings(workload, key)) {
        if (!['sarama', 'kafka-python', 'aiokafka'].includes(fact.library)) continue;
        const tooOld = valuesOf(fact).filter((value) => versionNumbers(value) !== null && compareVersions(value.replace(/[(), ]+/g, '.'), '2.1.0') < 0);
        if (tooOld.length === 0) continue;
        const pin = tooOld[0]!;
        yield {
          at: spanOf(fact),
          certainty: fact.value === null ? 'possible' : 'sure',
          severity: severityOf(pin),
          data: { pin: `${fact.native} = ${pin}`, ...advice(fact.library) },
          evidence: [...settingCode(fact), ...(fact.library === 'sarama' ? [SARAMA] : []), KIP_896],
        };
      }
    // What is not written is the same for all clients of a service: one finding each.
    const told = new Set<string>();
    for (const client of workload.clients) {
      if (client.fact.library !== 'sarama' || told.has(client.service)) continue;
      const version = effectiveSetting(client, 'Version', workload, knowledge);
      if (version.from !== 'default' || compareVersions(version.value, '2.1.0') >= 0) continue;
      told.add(client.service);
      const sarama = clientVersion(client, workload)?.version;
      yield {
        at: spanOf(client.fact),
        certainty: version.certainty,
        severity: severityOf(version.value),
        data: { pin: `Version is not set, and sarama ${sarama} then speaks the protocol of Kafka ${version.value}`, ...advice('sarama') },
        evidence: [...version.evidence, SARAMA, KIP_896],
      };
    }
    for (const fact of clientSettings(workload, 'api.version.request')) {
      if (familyOf(fact.library) !== 'librdkafka' || fact.value !== 'false') continue;
      yield {
        at: spanOf(fact),
        certainty: 'sure',
        data: {
          pin: 'api.version.request = false keeps to old request versions',
          effect: 'librdkafka then does not ask the broker and uses the request versions of broker.version.fallback (0.10.0 unless set)',
          remedy: 'Remove api.version.request and broker.version.fallback; negotiation is the default and works with every broker since 0.10.',
        },
        evidence: [...settingCode(fact), KIP_896],
      };
    }
  },
  message: ({ data }, target) => ({
    what: `${data.pin}, which ${brokerName(target)} no longer serves`,
    why: `${data.effect}. Kafka 4 drops the connection on the removed versions instead of answering with an error.`,
    do: data.remedy,
  }),
});

/** Kafka 2.0 level requests are mostly still served; what is below loses group membership and offset commits too. */
function severityOf(pin: string): Severity {
  return compareVersions(pin.replace(/[(), ]+/g, '.'), '2.0.0') < 0 ? 'error' : 'warning';
}

function advice(library: string): { effect: string; remedy: string } {
  if (library === 'sarama')
    return {
      effect: 'The pin decides which request versions sarama sends (an upper bound from 1.46.0 on, where it negotiates)',
      remedy:
        'Set config.Version = sarama.V2_8_0_0 (or the release of your oldest broker, at least V2_1_0_0) and use sarama 1.46.0 or later, which negotiates downwards by itself.',
    };
  return {
    effect: 'The pin switches off negotiation, so the client keeps to the request versions of that release',
    remedy: 'Remove the pin; the client then asks the broker which versions it speaks. If it must stay, set it to (2, 1) or later.',
  };
}
