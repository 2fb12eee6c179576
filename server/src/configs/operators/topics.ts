import { type ConfigEntry, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { itemsOf, type Resource, type ResourceReader } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';
import fields from './fields.json' with { type: 'json' };

/** Where a topic's resource has its name and its settings: paths below the resource, else below its `spec`. */
type TopicRule = Readonly<Record<string, string>>;

const RULES: Readonly<Record<string, TopicRule>> = fields.topics;
const HOUR_MS = 3_600_000;

const ruleOf = ({ group, kind }: Resource): TopicRule | undefined => RULES[`${group}/${kind}`];

export const isTopic = (resource: Resource): boolean => ruleOf(resource) !== undefined;

/** The topic that a resource declares, with its settings and, in one operator, who may use it. */
export function topicFacts(reader: ResourceReader): Fact[] {
  const { resource } = reader;
  const { name, config, ...settings } = ruleOf(resource)!;
  const named = entryAt(resource.root, name!) ?? resource.name;
  const hours = entryAt(resource.spec, 'config.retentionHours');
  return [
    ...reader.topic(named, 'create'),
    ...Object.entries(settings).flatMap(([path, key]) => {
      const entry = entryAt(resource.spec, path);
      return entry && textOf(entry.value) !== null ? [reader.setting(entry, key, 'topic')] : [];
    }),
    ...(config ? reader.config(nodeAt(resource.spec, ...config.split('.')), 'topic') : []),
    ...reader.fields(nodeAt(resource.spec, 'kafkaApiSpec'), { brokers: 'bootstrap.servers' }, 'admin'),
    ...(hours ? [reader.setting(hours, 'retention.ms', 'topic', inMilliseconds(textOf(hours.value) ?? ''))] : []),
    ...itemsOf(nodeAt(resource.spec, 'acl')).flatMap((item) => accessOf(item, reader.text(named), reader.library)),
  ];
}

const inMilliseconds = (hours: string): string => (/^\d+$/.test(hours) ? String(Number(hours) * HOUR_MS) : hours);

function accessOf(item: ConfigNode, topic: string | null, library: string): Fact[] {
  const access = entryOf(item, 'access');
  const [team, application] = [scalarAt(item, 'team')?.value, scalarAt(item, 'application')?.value];
  const written = access ? (textOf(access.value) ?? '') : '';
  const operations = ['read', 'write'].filter((operation) => written.includes(operation));
  if (!access || !team || !application) return [];
  const common = { kind: 'acl' as const, ...spanOf(access), evidence: [], permission: 'allow' as const, host: '*', patternType: 'literal' as const };
  return operations.map((operation) => ({ ...common, principal: `User:${team}.${application}`, operation, resourceType: 'topic', resource: topic, library }));
}

/** The entry at a dotted path; the key of an annotation holds dots itself. */
function entryAt(node: ConfigNode | null, path: string): ConfigEntry | null {
  const [head = '', ...rest] = path.startsWith('metadata.annotations.')
    ? ['metadata', 'annotations', path.slice('metadata.annotations.'.length)]
    : path.split('.');
  const entry = entryOf(node, head);
  if (rest.length === 0 || entry === null) return entry;
  const last = rest.pop()!;
  return entryOf(nodeAt(entry.value, ...rest), last);
}
