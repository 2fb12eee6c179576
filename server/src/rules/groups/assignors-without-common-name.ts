import type { FindingEvidence } from '../../core/finding.ts';
import type { Client, Workload } from '../../core/workload.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { effectiveSetting } from '../../workload/effective-setting.ts';
import { code, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';

interface Offer {
  client: Client;
  names: string[];
  evidence: FindingEvidence[];
}
interface Data {
  group: string;
  topic: string;
  here: Offer;
  other: Offer;
}

/** Names on the wire of the assignors that ship with the libraries; a class of one's own is not judged. */
const WIRE_NAMES: Readonly<Record<string, string>> = {
  rangeassignor: 'range',
  roundrobinassignor: 'roundrobin',
  stickyassignor: 'sticky',
  cooperativestickyassignor: 'cooperative-sticky',
  range: 'range',
  roundrobin: 'roundrobin',
  sticky: 'sticky',
  'cooperative-sticky': 'cooperative-sticky',
  // kafkajs speaks a name of its own, different from Java's `roundrobin`.
  roundrobinassigner: 'RoundRobinAssigner',
};

export const rule = defineRule<Data>({
  id: 'groups/assignors-without-common-name',
  layer: 'groups',
  severity: 'error',
  title: 'Consumers of one group offer no common assignor',
  features: [],
  *check({ workload, knowledge }) {
    const byGroup = new Map<string, Offer[]>();
    for (const client of workload.clients) {
      if (client.fact.role !== 'consumer' || client.fact.origin === 'test') continue;
      const offer = offerOf(client, workload, knowledge);
      if (offer === null) continue;
      for (const group of new Set(client.groups.map((fact) => fact.name))) if (group) byGroup.set(group, [...(byGroup.get(group) ?? []), offer]);
    }
    for (const [group, offers] of byGroup) {
      const first = offers[0]!;
      for (const here of offers.slice(1)) {
        if (here.names.some((name) => first.names.includes(name))) continue;
        // The same name in unrelated programs is no shared group; a shared topic makes it one.
        const topic = topicsOf(here.client).find((name) => topicsOf(first.client).includes(name));
        if (topic === undefined) continue;
        yield {
          at: spanOf(here.client.fact),
          certainty: 'possible',
          data: { group, topic, here, other: first },
          evidence: [
            code(here.client.fact, `${here.client.fact.library} member of ${group}`),
            ...here.evidence,
            code(first.client.fact, `${first.client.fact.library} member of ${group}`),
            ...first.evidence,
          ],
        };
      }
    }
  },
  message: ({ data: { group, topic, here, other } }) => ({
    what: `Group ${group} on ${topic} has members without a common assignor: ${here.client.fact.library} offers ${here.names.join(', ')}, ${other.client.fact.library} offers ${other.names.join(', ')}`,
    why: 'The coordinator refuses the later member with INCONSISTENT_GROUP_PROTOCOL, and it never gets a partition while the other one lives.',
    do: `Give one of them a group of its own, or set partition.assignment.strategy so that both offer the same name (for example range). kafkajs needs a custom partitionAssigner whose name and format match.`,
  }),
});

function topicsOf(client: Client): string[] {
  return client.topics.flatMap((fact) => (fact.name ? [fact.name] : []));
}

function offerOf(client: Client, workload: Workload, knowledge: Knowledge): Offer | null {
  const setting = effectiveSetting(client, 'partition.assignment.strategy', workload, knowledge);
  if (setting.from === 'unknown') return null;
  const names: string[] = [];
  for (const item of setting.value.split(/[\s,[\]]+/)) {
    const name = item
      .replace(/^class$/, '')
      .split(/[.$]/)
      .at(-1)!
      .toLowerCase();
    if (name === '') continue;
    const wire = WIRE_NAMES[name];
    if (wire === undefined) return null;
    names.push(wire);
  }
  return names.length === 0 ? null : { client, names, evidence: setting.evidence };
}
