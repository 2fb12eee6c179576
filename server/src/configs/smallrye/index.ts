import type { ConfigDocument } from '../../core/document.ts';
import type { Fact, Role } from '../../core/fact.ts';
import { buildNames } from '../../resolve/builds.ts';
import { flatten, type Leaf } from '../../resolve/flatten.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { isClientKey, leafFacts, type LeafRule } from '../leaf-fact.ts';

const LIBRARY = 'smallrye-kafka';
const CONNECTOR = 'smallrye-kafka';
const CHANNEL = /^mp\.messaging\.(incoming|outgoing)\.("[^"]+"|[^.]+)\.(.+)$/;
const SHARED = /^mp\.messaging\.connector\.smallrye-kafka\.(.+)$/;
const STREAMS = /^quarkus\.kafka-streams\.(.+)$/;
/** The connector's own attributes that have a dot, as Kafka's keys do. */
const OWN = /^(throttled|checkpoint|dead-letter-queue|delayed-retry-topic|share-group|pooled-producer|consumer-rebalance-listener|cloud-events|health)\b/;

/** Quarkus and MicroProfile configuration: channels of SmallRye Reactive Messaging, Kafka defaults, Quarkus' Kafka Streams. */
export const form: ConfigForm = {
  id: 'smallrye',
  formats: ['yaml', 'properties'],
  tokens: ['mp.messaging', 'messaging:', 'kafka.bootstrap', 'kafka:', 'kafka-streams'],
  matches: (file) => /(^|\/)(application|microprofile-config)[^/]*$/.test(file),
  recognises: ({ roots }) =>
    roots.some((root) => flatten(root).some(({ path }) => /^(mp\.messaging|quarkus\.kafka-streams|kafka-streams|kafka)\./.test(unprofiled(path)))),
  extract(document, lookups) {
    const leaves = document.roots.flatMap(flatten).map((leaf) => ({ ...leaf, path: unprofiled(leaf.path) }));
    const channels = kafkaChannels(leaves, document, lookups);
    const isOurs = channels.size > 0 || leaves.some(({ path }) => /^(quarkus|mp)\./.test(path)) || buildNames(['quarkus', 'smallrye'], document.file, lookups);
    return leaves.flatMap((leaf) => (isOurs ? factsOf(leaf, leaves, channels, document.file, lookups) : []));
  },
};

/** `%dev.kafka.bootstrap.servers` holds in one profile. */
const unprofiled = (path: string): string => path.replace(/^"?%[\w,-]+"?\./, '');

/** Channels by direction and name: those that name the connector, and where the build has no other, those that name none. */
function kafkaChannels(leaves: readonly Leaf[], document: ConfigDocument, lookups: Lookups): Set<string> {
  const connectors = new Map<string, string | null>();
  for (const { path, value } of leaves) {
    const [, direction, name, attribute] = CHANNEL.exec(path) ?? [];
    if (attribute === undefined) continue;
    const id = `${direction}.${name}`;
    if (attribute === 'connector') connectors.set(id, value);
    else if (!connectors.has(id)) connectors.set(id, null);
  }
  const isKafka = [...connectors.values()].includes(CONNECTOR) || buildNames(['messaging-kafka', 'smallrye-kafka'], document.file, lookups);
  return new Set([...connectors].flatMap(([id, connector]) => (connector === CONNECTOR || (connector === null && isKafka) ? [id] : [])));
}

function factsOf(leaf: Leaf, leaves: readonly Leaf[], channels: ReadonlySet<string>, file: string, lookups: Lookups): Fact[] {
  const tell = (rule: Omit<LeafRule, 'library'>): Fact[] => leafFacts(leaf, { ...rule, library: LIBRARY }, file, lookups);
  const [, direction, name, attribute] = CHANNEL.exec(leaf.path) ?? [];
  if (attribute !== undefined) {
    if (!channels.has(`${direction}.${name}`)) return [];
    const role = direction === 'incoming' ? 'consumer' : 'producer';
    const use = direction === 'incoming' ? 'consume' : 'produce';
    if (attribute === 'topic' || attribute === 'topics') return tell({ key: 'topic', role, topic: use });
    if (attribute === 'dead-letter-queue.topic' || attribute === 'delayed-retry-topic.topics') return tell({ key: 'topic', role, topic: 'produce' });
    if (attribute === 'connector') {
      // a channel without a topic of its own is named after it
      const isNamed = leaves.some((other) => /\.topics?$/.test(other.path) && other.path.startsWith(leaf.path.slice(0, -'connector'.length)));
      return isNamed ? [] : leafFacts({ ...leaf, value: name!.replace(/"/g, '') }, { key: 'topic', role, topic: use, library: LIBRARY }, file, lookups);
    }
    return setting(attribute, role, tell);
  }
  const shared = SHARED.exec(leaf.path)?.[1];
  if (shared !== undefined) return setting(shared, 'common', tell);
  const streams = STREAMS.exec(leaf.path)?.[1];
  if (streams !== undefined) {
    if (streams === 'topics') return tell({ key: 'topic', role: 'streams', topic: 'config' });
    // the extension writes dashes where Kafka has dots
    const key = streams.replaceAll('-', '.');
    return isClientKey(key) || key === 'schema.registry.url' ? tell({ key, role: 'streams' }) : [];
  }
  const [, prefix, key] = /^(kafka-streams|kafka)\.(.+)$/.exec(leaf.path) ?? [];
  return key !== undefined && isClientKey(key) ? tell({ key, role: prefix === 'kafka' ? 'common' : 'streams' }) : [];
}

/** Attributes with a dot go to the client as they are, unless they are the connector's own. */
function setting(attribute: string, role: Role, tell: (rule: Omit<LeafRule, 'library'>) => Fact[]): Fact[] {
  const key = attribute.replace(/"/g, '');
  return OWN.test(key) || (!key.includes('.') && !isClientKey(key)) ? [] : tell({ key, role });
}
