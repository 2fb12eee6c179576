import { type ConfigMapping, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { flatten } from '../../resolve/flatten.ts';
import { routedKey } from '../connect-worker.ts';
import { connectorFacts } from '../connector.ts';
import type { Lookups } from '../form.ts';
import { itemsOf, plainText } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';
import { BROKER, WORKER } from './keys.ts';

/** Of charts for which it stands for settings whatever is below. */
const OVERRIDES = 'configurationOverrides';
/** Of any chart; so many keys that only Kafka has must stand there. */
const CONFIGS = ['config', 'configuration', 'kafkaConfig', 'brokerConfig', 'serverConfig', 'configOverrides'];
const MIN_OWN_KEYS = 2;
const TOPIC_FIELDS = { partitions: 'partitions', replicas: 'replication.factor', replicationFactor: 'replication.factor' };
const CONNECTOR = /^[a-z]\w*(\.\w+)+(Connector|Sink|Source)$/;

/** Settings that charts take as a mapping of Kafka's own keys, told apart by those keys; connectors of which the class stands beside the configuration. */
export function overrideFacts(values: ConfigMapping, lookups: Lookups): Fact[] {
  const type = scalarAt(values, 'class')?.value ?? '';
  if (CONNECTOR.test(type)) return connectorBeside(values, lookups);
  return [OVERRIDES, ...CONFIGS].flatMap((key) => {
    const config = nodeAt(values, key);
    const role = roleOf(config, key === OVERRIDES ? 1 : MIN_OWN_KEYS);
    return config && role ? settingsOf(config, role, lookups) : [];
  });
}

function roleOf(config: ConfigNode | null, least: number): 'broker' | 'connect-worker' | null {
  if (config?.kind !== 'mapping' || entryOf(config, 'connector.class')) return null;
  const count = (pattern: RegExp): number => config.entries.filter(({ key }) => pattern.test(key)).length;
  return count(WORKER) >= least ? 'connect-worker' : count(BROKER) >= least ? 'broker' : null;
}

function settingsOf(config: ConfigNode, own: 'broker' | 'connect-worker', lookups: Lookups): Fact[] {
  const library = own === 'broker' ? 'kafka-broker' : 'kafka-connect';
  return flatten(config).map(({ path, value, span }) => {
    const { key, role } = own === 'broker' ? { key: path, role: own } : routedKey(path, own);
    return settingFact({ span, key, native: path, text: value, role, library }, lookups);
  });
}

function connectorBeside(values: ConfigMapping, lookups: Lookups): Fact[] {
  const made = entryOf(values, 'class')!;
  const tasks = entryOf(values, 'tasksMax');
  const config = nodeAt(values, 'config');
  if (config?.kind !== 'mapping') return [];
  const entries = [{ ...made, key: 'connector.class' }, ...(tasks ? [{ ...tasks, key: 'tasks.max' }] : []), ...config.entries];
  return connectorFacts({ ...values, entries }, lookups, plainText(entryOf(values, 'name')));
}

/** Topics that a chart makes of its values: a name with partitions and copies, or with settings that only a topic has. */
export function valuesTopics(values: ConfigMapping, lookups: Lookups): Fact[] {
  return values.entries.flatMap(({ key, value }) => {
    const items = itemsOf(/topics$/i.test(key) ? value : null);
    return items.some(isTopic) ? items.flatMap((item) => topicOf(item, lookups)) : [];
  });
}

function isTopic(item: ConfigNode): boolean {
  const config = nodeAt(item, 'config');
  const isSet =
    config?.kind === 'mapping' && config.entries.some(({ key }) => /^(cleanup\.policy|retention\.(ms|bytes)|min\.insync\.replicas|segment\.\w+)$/.test(key));
  return (
    entryOf(item, 'name') !== null &&
    (isSet || (entryOf(item, 'partitions') !== null && (entryOf(item, 'replicas') ?? entryOf(item, 'replicationFactor')) !== null))
  );
}

function topicOf(item: ConfigNode, lookups: Lookups): Fact[] {
  const library = 'kafka-broker';
  const name = entryOf(item, 'topicName') ?? entryOf(item, 'name');
  const told = Object.entries(TOPIC_FIELDS).flatMap(([native, key]) => {
    const entry = entryOf(item, native);
    return entry && textOf(entry.value) !== null
      ? [settingFact({ span: spanOf(entry), key, native, text: textOf(entry.value), role: 'topic', library }, lookups)]
      : [];
  });
  const config = nodeAt(item, 'config');
  const settings = (config?.kind === 'mapping' ? flatten(config) : []).map(({ path, value, span }) =>
    settingFact({ span, key: path, native: path, text: value, role: 'topic', library }, lookups),
  );
  return name ? [...topicFacts(spanOf(name), textOf(name.value), 'create', library, lookups), ...told, ...settings] : [];
}
