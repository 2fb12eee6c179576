import { type ConfigEntry, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact, FactOf, Role } from '../../core/fact.ts';
import { imageOf } from '../images.ts';
import { itemsOf, type ResourceReader } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact } from '../setting-fact.ts';
import fields from './fields.json' with { type: 'json' };

const applicationOf = (reader: ResourceReader): ConfigEntry | null => entryOf(nodeAt(reader.resource.spec, 'image'), 'application');

/** The image that a resource runs, as far as it is known. */
export function imageFacts(reader: ResourceReader): Fact[] {
  const entry = applicationOf(reader);
  const image = entry ? imageOf(textOf(entry.value) ?? '') : null;
  return entry && image ? [{ kind: 'component', ...spanOf(entry), evidence: [], name: image.name, type: 'image', version: image.tag }] : [];
}

function releaseOf(reader: ResourceReader): string | null {
  const entry = applicationOf(reader);
  return entry ? (imageOf(textOf(entry.value) ?? '')?.kafka ?? null) : null;
}

/** Brokers and controllers of Confluent for Kubernetes. */
export function confluentFacts(reader: ResourceReader): Fact[] {
  const isBroker = reader.resource.kind === 'Kafka';
  return [...(isBroker ? [reader.client('broker', releaseOf(reader))] : []), ...imageFacts(reader), ...overrides(reader, 'broker'), ...authentications(reader)];
}

export function confluentWorkerFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  const plugins = nodeAt(spec, 'build', 'onDemand', 'plugins', 'confluentHub');
  return [
    reader.client('connect-worker', releaseOf(reader)),
    ...imageFacts(reader),
    ...reader.fields(nodeAt(spec, 'dependencies', 'kafka'), { bootstrapEndpoint: 'bootstrap.servers' }, 'connect-worker'),
    ...reader.fields(spec, fields.converters, 'connect-worker'),
    ...overrides(reader, 'connect-worker'),
    ...itemsOf(plugins).flatMap((item) => hubPlugin(item, reader)),
  ];
}

export function confluentConnectorFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  return [reader.client('connector'), ...reader.connector(spec, { class: 'connector.class', taskMax: 'tasks.max' }, 'configs')];
}

/** Topics that one cluster copies from another. */
export function linkFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  return [
    ...reader.fields(nodeAt(spec, 'sourceKafkaCluster'), { bootstrapEndpoint: 'bootstrap.servers' }, 'common'),
    ...reader.fields(nodeAt(spec, 'destinationKafkaCluster'), { bootstrapEndpoint: 'bootstrap.servers' }, 'common'),
    ...itemsOf(nodeAt(spec, 'mirrorTopics')).flatMap((item) => reader.topic(entryOf(item, 'sourceTopicName') ?? entryOf(item, 'name'), 'config')),
  ];
}

const RESOURCES: Readonly<Record<string, FactOf['acl']['resourceType']>> = {
  topic: 'topic',
  group: 'group',
  cluster: 'cluster',
  transactionalid: 'transactional-id',
};

/** A role for a principal, on resources or on the whole cluster. */
export function bindingFacts(reader: ResourceReader): Fact[] {
  const { spec } = reader.resource;
  const role = entryOf(spec, 'role');
  const principal = nodeAt(spec, 'principal');
  if (!role) return [];
  const name = reader.text(entryOf(principal, 'name'));
  const type = scalarAt(principal, 'type')?.value?.toLowerCase() === 'group' ? 'Group' : 'User';
  const common = {
    kind: 'acl' as const,
    evidence: [],
    principal: name === null ? null : `${type}:${name}`,
    permission: 'allow' as const,
    operation: reader.text(role),
    host: null,
    library: reader.library,
  };
  const patterns = itemsOf(nodeAt(spec, 'resourcePatterns'));
  if (patterns.length === 0) return [{ ...common, ...spanOf(role), resourceType: 'cluster', resource: 'kafka-cluster', patternType: 'literal' }];
  return patterns.map((pattern) => ({
    ...common,
    ...pattern.span,
    resourceType: RESOURCES[scalarAt(pattern, 'resourceType')?.value?.toLowerCase() ?? ''] ?? null,
    resource: reader.text(entryOf(pattern, 'name')),
    patternType: scalarAt(pattern, 'patternType')?.value?.toLowerCase() === 'prefixed' ? 'prefixed' : 'literal',
  }));
}

const ROUTED: readonly [string, Role][] = [
  ['producer.', 'producer'],
  ['consumer.', 'consumer'],
  ['admin.', 'admin'],
];

/** `configOverrides.server`: lines of a properties file. */
function overrides(reader: ResourceReader, role: 'broker' | 'connect-worker'): Fact[] {
  return itemsOf(nodeAt(reader.resource.spec, 'configOverrides', 'server')).flatMap((item): Fact[] => {
    const [, native, text] = item.kind === 'scalar' ? (/^\s*([\w.-]+)\s*=\s*(.*?)\s*$/s.exec(item.value ?? '') ?? []) : [];
    if (native === undefined) return [];
    const [prefix, own] = (role === 'broker' ? undefined : ROUTED.find(([start]) => native.startsWith(start))) ?? ['', role];
    const { library, id: client } = reader;
    return [settingFact({ span: item.span, key: native.slice(prefix.length), native, text: text ?? '', role: own, library, client }, reader.lookups)];
  });
}

const FEATURES: Readonly<Record<string, string>> = { plain: 'sasl-plain', mtls: 'mutual-tls', oauth: 'sasl-oauthbearer', ldap: 'sasl-plain' };

function authentications(reader: ResourceReader): Fact[] {
  const listeners = nodeAt(reader.resource.spec, 'listeners');
  const authorization = entryOf(reader.resource.spec, 'authorization');
  return [
    ...(authorization ? [reader.asks(authorization, `authorization ${reader.text(entryOf(authorization.value, 'type')) ?? ''}`.trim(), null, 'broker')] : []),
    ...(listeners?.kind === 'mapping' ? listeners.entries : []).flatMap(({ key, value }) => {
      const type = entryOf(nodeAt(value, 'authentication'), 'type');
      const feature = type && FEATURES[textOf(type.value) ?? ''];
      return type && feature ? [reader.asks(type, `listener ${key} with ${textOf(type.value)}`, feature, 'broker')] : [];
    }),
  ];
}

function hubPlugin(item: ConfigNode, reader: ResourceReader): Fact[] {
  const name = entryOf(item, 'name');
  const owner = scalarAt(item, 'owner')?.value;
  if (!name || !owner) return [];
  return [
    {
      kind: 'component',
      ...item.span,
      evidence: [],
      name: `${owner}/${textOf(name.value)}`,
      type: 'package',
      version: reader.text(entryOf(item, 'version')),
    },
  ];
}
