import type { FactOf } from '../../core/fact.ts';
import { compareVersions, versionNumbers } from '../../core/version.ts';
import { code, documented, settingCode, spanOf } from '../evidence.ts';
import { brokerName, followsKafka } from '../release.ts';
import { defineRule } from '../rule.ts';
import { clientSettings, factsOf } from '../select.ts';
import pins from './tool-pins.json' with { type: 'json' };

interface Pin {
  library: string;
  title: string;
  /** Of the client that has the option; any when absent. */
  role?: string;
  option: string;
  /** What the tool takes when the option is not set. */
  default?: string;
  source: string;
  checked: string;
}

const FLOOR = '2.1.0';
const KIP_896 = documented(
  'Kafka 4.0 removed request versions of the time before 2.1 (KIP-896)',
  'https://cwiki.apache.org/confluence/display/KAFKA/KIP-896%3A+Remove+old+client+protocol+API+versions+in+Kafka+4.0',
  '2026-11-22',
);

export const rule = defineRule<{ pin: Pin; version: string; isDefault: boolean }>({
  id: 'protocol/tool-protocol-pin',
  layer: 'protocol',
  severity: 'warning',
  title: 'Shipper, scaler or operator tool that speaks an old version of the protocol',
  features: [],
  *check({ workload, target }) {
    if (!followsKafka(target, '4.0.0')) return;
    for (const pin of pins as readonly Pin[]) {
      const evidence = documented(`${pin.title}: ${pin.option}${pin.default ? `, ${pin.default} unless set` : ''}`, pin.source, pin.checked);
      const written = clientSettings(workload, pin.option).filter((fact) => fact.library === pin.library);
      for (const fact of written) {
        if (fact.value === null || !isTooOld(fact.value)) continue;
        yield {
          at: spanOf(fact),
          certainty: 'possible',
          data: { pin, version: fact.value, isDefault: false },
          evidence: [...settingCode(fact), evidence, KIP_896],
        };
      }
      if (pin.default === undefined || !isTooOld(pin.default)) continue;
      const set = new Set(written.map(({ client }) => client));
      for (const client of clientsOf(factsOf(workload, 'client'), pin)) {
        if (set.has(client.id)) continue;
        yield {
          at: spanOf(client),
          certainty: 'possible',
          data: { pin, version: pin.default, isDefault: true },
          evidence: [code(client, `${pin.title}: ${pin.option} is not set`), evidence, KIP_896],
        };
      }
    }
  },
  message: ({ data: { pin, version, isDefault } }, target) => ({
    what: `${pin.title} speaks the protocol of Kafka ${version}${isDefault ? `, since ${pin.option} is not set` : ''}, which ${brokerName(target)} no longer serves`,
    why: 'Where the release of the tool takes the version as it is, the broker drops the connection without an error that tells why; releases that negotiate take it as an upper bound. Which of both this one does only its own release tells.',
    do: `Set ${pin.option} to 2.1.0 or later, at most to the release of your oldest broker, and try the tool's own release against the target.`,
  }),
});

const isTooOld = (version: string): boolean => versionNumbers(version) !== null && compareVersions(version, FLOOR) < 0;

function clientsOf(clients: readonly FactOf['client'][], { library, role }: Pin): FactOf['client'][] {
  return clients.filter((client) => client.library === library && (role === undefined || client.role === role));
}
