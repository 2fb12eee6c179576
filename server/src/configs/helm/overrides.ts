import { type ConfigMapping, entryOf, nodeAt } from '../../core/document.ts';
import type { Fact, Role } from '../../core/fact.ts';
import { flatten } from '../../resolve/flatten.ts';
import type { Lookups } from '../form.ts';
import { itemsOf } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';

/** Keys that only a broker or only a worker has, whatever the chart. */
const BROKER =
  /^(offsets\.topic\.|transaction\.state\.log\.|auto\.create\.topics|default\.replication|log\.|advertised\.|listener|min\.insync|num\.|delete\.topic|zookeeper\.|inter\.broker|broker\.|message\.max|confluent\.(support|metrics)|auto\.leader|unclean|group\.initial|replica\.|socket\.|super\.users|authorizer|process\.roles|controller\.)/;
const WORKER = /^((config|offset|status)\.storage\.|plugin\.path|key\.converter|value\.converter|internal\.(key|value)|rest\.advertised)/;
const ROUTED: readonly [string, Role][] = [
  ['producer.', 'producer'],
  ['consumer.', 'consumer'],
  ['admin.', 'admin'],
];

/** `configurationOverrides` of Confluent's charts and of the first community chart, told apart by the keys below; beside it the topics that the latter makes. */
export function overrideFacts(values: ConfigMapping, lookups: Lookups): Fact[] {
  const own = overridesOf(values);
  if (own === null) return [];
  const { overrides, role } = own;
  const library = role === 'broker' ? 'kafka-broker' : 'kafka-connect';
  return [
    ...flatten(overrides).map(({ path, value, span }) => {
      const [prefix, routed] = (role === 'broker' ? undefined : ROUTED.find(([start]) => path.startsWith(start))) ?? ['', role];
      return settingFact({ span, key: path.slice(prefix.length), native: path, text: value, role: routed, library }, lookups);
    }),
    ...(role === 'broker' ? madeTopics(values, library, lookups) : []),
  ];
}

function overridesOf(values: ConfigMapping): { overrides: ConfigMapping; role: 'broker' | 'connect-worker' } | null {
  const overrides = nodeAt(values, 'configurationOverrides');
  if (overrides?.kind !== 'mapping') return null;
  const keys = overrides.entries.map(({ key }) => key);
  if (keys.some((key) => WORKER.test(key))) return { overrides, role: 'connect-worker' };
  return keys.some((key) => BROKER.test(key)) ? { overrides, role: 'broker' } : null;
}

function madeTopics(values: ConfigMapping, library: string, lookups: Lookups): Fact[] {
  return itemsOf(nodeAt(values, 'topics')).flatMap((item) => {
    const name = entryOf(item, 'name');
    const counts = Object.entries({ partitions: 'partitions', replicationFactor: 'replication.factor' }).flatMap(([native, key]) => {
      const entry = entryOf(item, native);
      return entry ? [settingFact({ span: spanOf(entry), key, native, text: textOf(entry.value), role: 'topic' as const, library }, lookups)] : [];
    });
    return name ? [...topicFacts(spanOf(name), textOf(name.value), 'create', library, lookups), ...counts] : [];
  });
}
