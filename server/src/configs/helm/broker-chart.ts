import { type ConfigEntry, type ConfigMapping, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact, Role } from '../../core/fact.ts';
import { flatten } from '../../resolve/flatten.ts';
import { pairsIn } from '../embedded-text.ts';
import type { Lookups } from '../form.ts';
import { itemsOf, plainText } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';
import data from './charts.json' with { type: 'json' };
import { BROKER } from './keys.ts';

const LIBRARY = 'kafka-broker';
const PARAMETERS: Readonly<Record<string, string>> = data.parameters;
const SASL: Readonly<Record<string, string>> = data.sasl;
/** Keys that only this chart has, each telling. */
const TELLING = ['offsetsTopicReplicationFactor', 'transactionStateLogMinIsr', 'autoCreateTopicsEnable', 'logRetentionCheckIntervalMs', 'externalZookeeper'];
/** Sections that this chart has together. */
const SECTIONS = [
  'provisioning',
  'listeners',
  'controller',
  'broker',
  'sasl',
  'kraft',
  'zookeeper',
  'externalAccess',
  'overrideConfiguration',
  'extraConfig',
  'metrics',
];

/** Whether a mapping holds values of Bitnami's chart of Kafka, or of one that goes by its names. */
export function isBrokerChart(values: ConfigMapping): boolean {
  if (TELLING.some((key) => PARAMETERS[key] !== undefined && entryOf(values, key) !== null)) return true;
  if (isOfKafka(nodeAt(values, 'listeners'))) return true;
  const topics = provisionedTopics(values);
  if (topics.length > 0) return true;
  const known = SECTIONS.filter((key) => entryOf(values, key) !== null).length;
  return /(^|\/)kafka$/.test(scalarAt(values, 'image', 'repository')?.value ?? '') ? known >= 1 : known >= 2 && configTexts(values).length > 0;
}

/** `listeners.client.protocol: SASL_PLAINTEXT`. */
const isOfKafka = (listeners: ConfigNode | null): boolean =>
  ['client', 'controller', 'interbroker', 'external'].some((name) => /^(SASL_)?(PLAINTEXT|SSL)$/i.test(scalarAt(listeners, name, 'protocol')?.value ?? ''));

const provisionedTopics = (values: ConfigMapping): readonly ConfigNode[] =>
  itemsOf(nodeAt(values, 'provisioning', 'topics')).filter((item) => scalarAt(item, 'name') !== null);

/** Settings of brokers and controllers below dotted keys, as a mapping or a text of properties. */
function configTexts(values: ConfigMapping): ConfigEntry[] {
  const parts = [values, nodeAt(values, 'controller'), nodeAt(values, 'broker')];
  return parts.flatMap((part) => data.texts.flatMap((key) => entryOf(part, key) ?? [])).filter(({ value }) => speaksOfKafka(value));
}

function speaksOfKafka(node: ConfigNode): boolean {
  if (node.kind === 'scalar') return (node.value ?? '').split('\n').some((line) => line.includes('=') && BROKER.test(line.trim()));
  return node.kind === 'mapping' && node.entries.some(({ key }) => BROKER.test(key));
}

export function brokerChartFacts(values: ConfigMapping, file: string, lookups: Lookups): Fact[] {
  const sasl = nodeAt(values, 'sasl');
  const provisioning = nodeAt(values, 'provisioning');
  const told = (node: ConfigNode | null, keys: Readonly<Record<string, string>>, role: Role): Fact[] =>
    Object.entries(keys).flatMap(([native, key]) => {
      const entry = entryOf(node, native);
      // of old, a number with an underscore before it was kept from becoming a float
      const text = entry ? (textOf(entry.value)?.replace(/^_(?=\d)/, '') ?? null) : null;
      return entry && text !== null && text !== '' ? [settingFact({ span: spanOf(entry), key, native, text, role, library: LIBRARY }, lookups)] : [];
    });
  return [
    ...told(values, PARAMETERS, 'broker'),
    ...told(sasl, SASL, 'broker'),
    ...told(nodeAt(values, 'externalZookeeper'), { servers: 'zookeeper.connect' }, 'broker'),
    ...configTexts(values).flatMap((entry) => configFacts(entry.value, file, lookups)),
    ...told(provisioning, { numPartitions: 'partitions', replicationFactor: 'replication.factor' }, 'topic'),
    ...provisionedTopics(values).flatMap((item) => topicOf(item)),
    ...listenerFacts(nodeAt(values, 'listeners')),
    ...itemsOf(nodeAt(sasl, 'client', 'users')).flatMap((item): Fact[] => {
      const name = textOf(item);
      return name ? [{ kind: 'user', ...item.span, evidence: [], name: /\{\{|\$\{/.test(name) ? null : name, mechanism: null, library: LIBRARY }] : [];
    }),
  ];

  function topicOf(item: ConfigNode): Fact[] {
    const name = entryOf(item, 'name')!;
    const config = nodeAt(item, 'config');
    return [
      ...topicFacts(spanOf(name), textOf(name.value), 'create', LIBRARY, lookups),
      ...told(item, { partitions: 'partitions', replicationFactor: 'replication.factor' }, 'topic'),
      ...(config?.kind === 'mapping' ? flatten(config) : []).map((leaf) =>
        settingFact({ span: leaf.span, key: leaf.path, native: leaf.path, text: leaf.value, role: 'topic', library: LIBRARY }, lookups),
      ),
    ];
  }
}

function configFacts(node: ConfigNode, file: string, lookups: Lookups): Fact[] {
  const pairs = node.kind === 'scalar' ? pairsIn(node, file, lookups) : flatten(node).map(({ path, value, span }) => ({ key: path, text: value, span }));
  return pairs.flatMap(({ key, text, span }) => (key === '' ? [] : [settingFact({ span, key, native: key, text, role: 'broker', library: LIBRARY }, lookups)]));
}

function listenerFacts(listeners: ConfigNode | null): Fact[] {
  return (listeners?.kind === 'mapping' ? listeners.entries : []).flatMap(({ key, value }): Fact[] => {
    const protocol = entryOf(value, 'protocol');
    const written = plainText(protocol)?.toUpperCase() ?? '';
    if (!protocol || !written.includes('PLAINTEXT')) return [];
    const name = `listener ${key} with ${written}`;
    return [{ kind: 'call', ...spanOf(protocol), evidence: [], library: LIBRARY, role: 'broker', name, feature: 'plaintext-listener' }];
  });
}
