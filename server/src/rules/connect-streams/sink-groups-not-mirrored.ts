import type { FactOf } from '../../core/fact.ts';
import { code, documented, settingCode, spanOf } from '../evidence.ts';
import { defineRule } from '../rule.ts';
import { factsOf } from '../select.ts';

const DEFAULT = documented(
  'groups.exclude of MirrorMaker 2 defaults to console-consumer-.*, connect-.*, __.*',
  'https://kafka.apache.org/documentation/#mirrormakerconfigs',
  '2026-11-22',
);
const EXCLUDED = /^connect-/;

export const rule = defineRule<{ group: string; count: number }>({
  id: 'connect-streams/sink-groups-not-mirrored',
  layer: 'connect-streams',
  severity: 'warning',
  title: 'Offsets of sink connectors that MirrorMaker 2 leaves behind',
  features: [],
  *check({ workload }) {
    const sinks = factsOf(workload, 'state').filter(isLeftBehind);
    const [first] = sinks;
    if (!first) return;
    const settings = factsOf(workload, 'setting');
    const told = new Set<string>();
    for (const fact of settings) {
      if (fact.key !== 'sync.group.offsets.enabled' || fact.value !== 'true' || told.has(fact.file)) continue;
      if (settings.some((other) => other.file === fact.file && /^groups\.(exclude|blacklist)$/.test(other.key))) continue;
      told.add(fact.file);
      yield {
        at: spanOf(fact),
        certainty: 'possible',
        data: { group: first.name!, count: sinks.length },
        evidence: [...settingCode(fact), ...sinks.slice(0, 3).map((sink) => code(sink, `a sink keeps its offsets in the group ${sink.name}`)), DEFAULT],
      };
    }
  },
  message: ({ data: { group, count } }) => ({
    what: `The offsets of ${count === 1 ? 'the group' : `${count} groups of sink connectors, such as`} ${group} are not carried over, because groups.exclude leaves out connect-.* by default`,
    why: 'The sinks start on the other cluster without offsets and read their topics from the beginning: what they write comes a second time.',
    do: 'Set groups.exclude without connect-.* for this flow, or set the offsets of each sink through the REST interface (PATCH /connectors/NAME/offsets, Kafka 3.6 and later) before it starts there.',
  }),
});

const isLeftBehind = ({ what, home, name, origin }: FactOf['state']): boolean =>
  what === 'offsets' && home === 'group' && name !== null && EXCLUDED.test(name) && origin === undefined;
