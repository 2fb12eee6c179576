import type { FindingEvidence } from '../../core/finding.ts';
import type { Client, Workload } from '../../core/workload.ts';
import { clientVersion } from '../../workload/client-version.ts';
import { familyOf } from '../../workload/families.ts';
import { code, documented, settingCode, spanOf } from '../evidence.ts';
import { isBelow } from '../release.ts';
import { defineRule } from '../rule.ts';
import table from './partitioner-families.json' with { type: 'json' };

interface Placement {
  client: Client;
  hash: string;
  evidence: FindingEvidence[];
}
interface Data {
  topic: string;
  here: string;
  other: string;
  library: string;
  otherLibrary: string;
}

const defaults = table.defaults as Record<string, string>;
const named = table.named as Record<string, string>;
const titles = table.families as Record<string, string>;

export const rule = defineRule<Data>({
  id: 'producer/partitioner-families-mixed',
  layer: 'producer',
  severity: 'warning',
  title: 'Producers of one topic place the same key on different partitions',
  features: [],
  *check({ workload }) {
    const byTopic = new Map<string, Placement[]>();
    for (const client of workload.clients) {
      if (client.fact.role !== 'producer' || client.fact.origin === 'test') continue;
      const placement = placementOf(client, workload);
      if (placement === null) continue;
      for (const topic of new Set(client.topics.filter((fact) => fact.use === 'produce').map((fact) => fact.name)))
        if (topic !== null && topic !== '') byTopic.set(topic, [...(byTopic.get(topic) ?? []), placement]);
    }
    for (const [topic, placements] of byTopic) {
      const first = placements[0]!;
      for (const other of placements.slice(1)) {
        if (other.hash === first.hash) continue;
        yield {
          at: spanOf(other.client.fact),
          // The key may be null, or both programs may never run together.
          certainty: 'possible',
          data: { topic, here: titles[other.hash]!, other: titles[first.hash]!, library: other.client.fact.library, otherLibrary: first.client.fact.library },
          evidence: [
            code(other.client.fact, `${other.client.fact.library} producer of ${topic}`),
            ...other.evidence,
            code(first.client.fact, `${first.client.fact.library} producer of ${topic}`),
            ...first.evidence,
            documented('Default partitioners of the client libraries', table.source, table.checked),
          ],
        };
      }
    }
  },
  message: ({ data }) => ({
    what: `Topic ${data.topic} is written with two partitioners: ${data.library} here places keys by ${data.here}, ${data.otherLibrary} by ${data.other}`,
    why: 'The same key lands on different partitions, so order per key is lost and joins or tables that need co-partitioning miss records. Nothing fails.',
    do: 'Give all producers of the topic one hash: partitioner=murmur2_random for librdkafka, sarama.NewMurmur2Partitioner (1.50 or later) for sarama; Java and kafkajs 2 have it by default. Changing it moves keys once.',
  }),
});

/** Which hash a producer places keys by; null when a partitioner of its own is in use. */
function placementOf(client: Client, workload: Workload): Placement | null {
  const setting = client.settings.find((fact) => fact.key === 'partitioner.class' || fact.key === 'partitioner');
  if (setting) {
    const name = setting.value?.split('.').at(-1)?.replace(/\(.*$/, '');
    const hash = name === undefined ? undefined : named[name];
    return hash === undefined ? null : { client, hash, evidence: settingCode(setting) };
  }
  const version = clientVersion(client, workload);
  const family = familyOf(client.fact.library);
  const hash = family === 'kafkajs' && isBelow(version, '2.0.0') ? 'kafkajs-1' : defaults[family];
  return hash === undefined ? null : { client, hash, evidence: version?.evidence ?? [] };
}
