import { type ConfigEntry, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact, Role } from '../../core/fact.ts';
import { flatten } from '../../resolve/flatten.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';

const LIBRARY = 'strimzi';

/** Resources of the Strimzi operator: clusters, topics, Connect, connectors and MirrorMaker 2. */
export const form: ConfigForm = {
  id: 'strimzi',
  formats: ['yaml', 'json'],
  tokens: ['kafka.strimzi.io'],
  recognises: (document) => document.roots.some((root) => kindOf(root) !== null),
  extract: (document, lookups) => document.roots.flatMap((root) => resourceFacts(root, lookups)),
};

const ROLES: Readonly<Record<string, Role>> = {
  Kafka: 'broker',
  KafkaConnect: 'connect-worker',
  KafkaMirrorMaker2: 'connect-worker',
  KafkaConnector: 'connector',
  KafkaTopic: 'topic',
};

/** Fields that stand for a Kafka key. */
const WORKER_FIELDS: Readonly<Record<string, string>> = {
  bootstrapServers: 'bootstrap.servers',
  groupId: 'group.id',
  configStorageTopic: 'config.storage.topic',
  offsetStorageTopic: 'offset.storage.topic',
  statusStorageTopic: 'status.storage.topic',
};
const CONNECTOR_FIELDS: Readonly<Record<string, string>> = { class: 'connector.class', tasksMax: 'tasks.max' };
const TOPIC_FIELDS: Readonly<Record<string, string>> = { partitions: 'partitions', replicas: 'replication.factor' };
const MIRROR_FIELDS: Readonly<Record<string, string>> = {
  topicsPattern: 'topics',
  groupsPattern: 'groups',
  topicsExcludePattern: 'topics.exclude',
  groupsExcludePattern: 'groups.exclude',
};
const TOPIC_KEY = /(^|\.)topics$|^topic$|(^|\.)kafka\.topic$|\.topic\.name$/;

function kindOf(root: ConfigNode): string | null {
  const isStrimzi = scalarAt(root, 'apiVersion')?.value?.startsWith('kafka.strimzi.io/') ?? false;
  const kind = scalarAt(root, 'kind')?.value ?? '';
  return isStrimzi && ROLES[kind] ? kind : null;
}

function resourceFacts(root: ConfigNode, lookups: Lookups): Fact[] {
  const kind = kindOf(root);
  const made = entryOf(root, 'kind');
  if (kind === null || !made) return [];
  const role = ROLES[kind]!;
  const { file, line, column } = made.keySpan;
  const client = `${file}:${line}:${column}`;
  const told = (node: ConfigNode | null, fields: Readonly<Record<string, string>>, of: Role): Fact[] => fieldFacts(node, fields, of, client, lookups);
  const configured = (node: ConfigNode | null, of: Role): Fact[] => configFacts(node, of, client, lookups);
  const spec = nodeAt(root, 'spec');
  const facts: Fact[] = [{ kind: 'client', ...spanOf(made), evidence: [], library: LIBRARY, role, version: null, id: client }];
  switch (kind) {
    case 'Kafka':
      return [...facts, ...configured(nodeAt(spec, 'kafka', 'config'), role)];
    case 'KafkaTopic': {
      const name = entryOf(spec, 'topicName') ?? entryOf(nodeAt(root, 'metadata'), 'name');
      const topics = name ? topicFacts(spanOf(name), textOf(name.value), 'create', LIBRARY, lookups) : [];
      return [...facts, ...topics, ...told(spec, TOPIC_FIELDS, role), ...configured(nodeAt(spec, 'config'), role)];
    }
    case 'KafkaConnector':
      return [...facts, ...told(spec, CONNECTOR_FIELDS, role), ...configured(nodeAt(spec, 'config'), role)];
    case 'KafkaConnect':
      return [...facts, ...told(spec, WORKER_FIELDS, role), ...configured(nodeAt(spec, 'config'), role)];
    default:
      return [...facts, ...mirrorFacts(spec)];
  }

  /** Version 1 names the target and the sources, version 1beta2 lists clusters. */
  function mirrorFacts(mirror: ConfigNode | null): Fact[] {
    const target = nodeAt(mirror, 'target');
    const clusters = itemsOf(nodeAt(mirror, 'clusters')).flatMap((cluster) => [
      ...told(cluster, WORKER_FIELDS, 'common'),
      ...configured(nodeAt(cluster, 'config'), 'common'),
    ]);
    const mirrors = itemsOf(nodeAt(mirror, 'mirrors')).flatMap((one) => [
      ...told(nodeAt(one, 'source'), WORKER_FIELDS, 'common'),
      ...configured(nodeAt(one, 'source', 'config'), 'common'),
      ...['sourceConnector', 'checkpointConnector', 'heartbeatConnector'].flatMap((name) => [
        ...told(nodeAt(one, name), CONNECTOR_FIELDS, 'connector'),
        ...configured(nodeAt(one, name, 'config'), 'connector'),
      ]),
      ...told(one, MIRROR_FIELDS, 'connector'),
    ]);
    return [...told(target, WORKER_FIELDS, 'connect-worker'), ...configured(nodeAt(target, 'config'), 'connect-worker'), ...clusters, ...mirrors];
  }
}

const itemsOf = (node: ConfigNode | null): readonly ConfigNode[] => (node?.kind === 'sequence' ? node.items : []);

function fieldFacts(node: ConfigNode | null, fields: Readonly<Record<string, string>>, role: Role, client: string, lookups: Lookups): Fact[] {
  return Object.entries(fields).flatMap(([field, key]): Fact[] => {
    const entry: ConfigEntry | null = entryOf(node, field);
    return entry ? [settingFact({ span: spanOf(entry), key, native: field, text: textOf(entry.value), role, library: LIBRARY, client }, lookups)] : [];
  });
}

function configFacts(node: ConfigNode | null, role: Role, client: string, lookups: Lookups): Fact[] {
  return (node ? flatten(node) : []).flatMap((leaf): Fact[] => {
    if (role === 'connector' && TOPIC_KEY.test(leaf.path)) return topicFacts(leaf.span, leaf.value, 'connector', LIBRARY, lookups);
    return [settingFact({ span: leaf.span, key: leaf.path, native: leaf.path, text: leaf.value, role, library: LIBRARY, client }, lookups)];
  });
}
