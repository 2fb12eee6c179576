import { entryOf, nodeAt } from '../../core/document.ts';
import type { Fact, Role } from '../../core/fact.ts';
import { connectorState } from '../connector-state.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { plainText, type Resource, ResourceReader, resourcesOf } from '../kubernetes.ts';
import { authentication } from './authentication.ts';
import { brokerFacts } from './broker.ts';
import fields from './fields.json' with { type: 'json' };
import { mirrorFacts, oldMirrorFacts } from './mirrors.ts';
import { pluginFacts } from './plugins.ts';
import { userFacts } from '../user-resource.ts';

const LIBRARY = 'strimzi';
/** IBM Event Streams has the same resources below its own name. */
const GROUPS = ['kafka.strimzi.io', 'eventstreams.ibm.com'];

/** Resources of the Strimzi operator: clusters, topics, users, Connect, connectors, mirrors and bridges. */
export const form: ConfigForm = {
  id: 'strimzi',
  formats: ['yaml', 'json'],
  tokens: GROUPS,
  recognises: (document) => resourcesOf(document).some(isStrimzi),
  extract: (document, lookups) =>
    resourcesOf(document)
      .filter(isStrimzi)
      .flatMap((resource) => resourceFacts(resource, lookups)),
};

const isStrimzi = ({ group, kind }: Resource): boolean => GROUPS.includes(group) && kind in READERS;

/** What the resources of a kind tell. */
const READERS: Readonly<Record<string, (reader: ResourceReader) => Fact[]>> = {
  Kafka: (reader) => brokerFacts(reader, reader.resource.spec),
  EventStreams: (reader) => brokerFacts(reader, nodeAt(reader.resource.spec, 'strimziOverrides')),
  KafkaNodePool: (reader) => [reader.client('broker')],
  KafkaTopic: topicFacts,
  KafkaUser: userFacts,
  KafkaConnect: workerFacts,
  // built from source by OpenShift, of old
  KafkaConnectS2I: workerFacts,
  KafkaConnector: connectorFacts,
  KafkaMirrorMaker2: mirrorFacts,
  KafkaMirrorMaker: oldMirrorFacts,
  KafkaBridge: bridgeFacts,
  KafkaRebalance: (reader) => [reader.asks(reader.resource.made, 'KafkaRebalance', null, 'admin')],
};

const resourceFacts = (resource: Resource, lookups: Lookups): Fact[] => READERS[resource.kind]!(new ResourceReader(resource, LIBRARY, lookups));

function topicFacts(reader: ResourceReader): Fact[] {
  const { spec, name } = reader.resource;
  return [
    reader.client('topic'),
    ...reader.topic(entryOf(spec, 'topicName') ?? name, 'create'),
    ...reader.fields(spec, fields.topic, 'topic'),
    ...reader.config(nodeAt(spec, 'config'), 'topic'),
  ];
}

function workerFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  return [
    reader.client('connect-worker', reader.text(entryOf(spec, 'version'))),
    ...reader.service(entryOf(spec, 'version'), 'kafka', true),
    ...reader.worker(spec, fields.worker),
    ...authentication(reader, spec, 'connect-worker'),
    ...pluginFacts(nodeAt(spec, 'build', 'plugins')),
  ];
}

function connectorFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  return [reader.client('connector'), ...reader.connector(spec, fields.connector), ...keptBy(reader)];
}

function keptBy({ resource: { spec, name } }: ResourceReader): Fact[] {
  const made = entryOf(spec, 'class');
  const config = nodeAt(spec, 'config');
  if (!made) return [];
  const mapping = config?.kind === 'mapping' ? config : { kind: 'mapping' as const, entries: [], span: made.value.span };
  return connectorState({ mapping, name: plainText(name) }, made).map((state) => ({ ...state, library: LIBRARY }));
}

/** HTTP clients hide behind it. */
function bridgeFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  const parts: readonly [string, Role][] = [
    ['producer', 'producer'],
    ['consumer', 'consumer'],
    ['adminClient', 'admin'],
  ];
  return [
    reader.client('common'),
    ...reader.fields(spec, { bootstrapServers: 'bootstrap.servers' }, 'common'),
    ...authentication(reader, spec, 'common'),
    ...parts.flatMap(([part, role]) => reader.config(nodeAt(spec, part, 'config'), role)),
  ];
}
