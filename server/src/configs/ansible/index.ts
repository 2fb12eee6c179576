import { type ConfigEntry, type ConfigMapping, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact, FactOf, Role } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import { flatten } from '../../resolve/flatten.ts';
import { operationOf, patternTypeOf, resourceTypeOf } from '../access-rule.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { mappingsOf, spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';
import keys from './keys.json' with { type: 'json' };

const CONFLUENT = 'cp-ansible';
const MODULES = 'ansible-kafka';
const properties = keys.properties as Readonly<Record<string, Role>>;
/** Modules of ansible-kafka-admin, with or without the name of their collection. */
const MODULE = /^(?:[\w-]+\.[\w-]+\.)?(kafka_lib|kafka_topics?|kafka_acls?|kafka_quotas?|kafka_users?)$/;

/** Ansible: the properties that Confluent's roles hand on, and tasks of the modules that manage topics, access rules, quotas and users. */
export const form: ConfigForm = {
  id: 'ansible',
  formats: ['yaml'],
  tokens: [...Object.keys(keys.properties), 'kafka_lib:', 'kafka_topic', 'kafka_acl', 'kafka_quota', 'kafka_user'],
  recognises: (document) => mappingsOf(document).some((mapping) => mapping.entries.some((entry) => isProperties(entry) || isTask(entry))),
  extract: (document, lookups) =>
    mappingsOf(document).flatMap((mapping) =>
      mapping.entries.flatMap((entry) => (isProperties(entry) ? propertyFacts(entry, lookups) : isTask(entry) ? taskFacts(entry, lookups) : [])),
    ),
};

const isProperties = ({ key, value }: ConfigEntry): boolean => Object.hasOwn(properties, key) && value.kind === 'mapping';

/** A task says what is to be managed; defaults of modules hold the brokers alone. */
const isTask = ({ key, value }: ConfigEntry): boolean =>
  MODULE.test(key) && value.kind === 'mapping' && ['resource', 'name', 'topics', 'acls', 'users', 'entries'].some((name) => entryOf(value, name) !== null);

function propertyFacts({ key, value }: ConfigEntry, lookups: Lookups): Fact[] {
  const role = properties[key]!;
  return flatten(value).map((leaf) => settingFact({ span: leaf.span, key: leaf.path, native: leaf.path, text: leaf.value, role, library: CONFLUENT }, lookups));
}

function taskFacts(task: ConfigEntry, lookups: Lookups): Fact[] {
  const body = task.value as ConfigMapping;
  const { file, line, column } = task.keySpan;
  const id = `${file}:${line}:${column}`;
  const facts: Fact[] = [{ kind: 'client', ...task.keySpan, evidence: [], library: MODULES, role: 'admin', version: null, id }];
  for (const [name, key] of Object.entries(keys.connection)) {
    const entry = entryOf(body, name);
    if (entry)
      facts.push(settingFact({ span: spanOf(entry), key, native: name, text: textOf(entry.value), role: 'admin', library: MODULES, client: id }, lookups));
  }
  const resource = scalarAt(body, 'resource')?.value ?? MODULE.exec(task.key)?.[1]?.replace(/^kafka_|s$/g, '') ?? '';
  const listed = ['topics', 'acls', 'users', 'entries'].flatMap((name) => itemsOf(nodeAt(body, name)));
  for (const item of listed.length > 0 ? listed : [body]) facts.push(...resourceFacts(resource, item, lookups));
  return facts;
}

const itemsOf = (node: ConfigNode | null): readonly ConfigNode[] => (node?.kind === 'sequence' ? node.items : []);

function resourceFacts(resource: string, item: ConfigNode, lookups: Lookups): Fact[] {
  const name = entryOf(item, 'name');
  if (resource.startsWith('topic')) {
    const settings = Object.entries(keys.topic).flatMap(([native, key]): Fact[] => {
      const entry = entryOf(item, native);
      return entry ? [settingFact({ span: spanOf(entry), key, native, text: textOf(entry.value), role: 'topic', library: MODULES }, lookups)] : [];
    });
    const options = nodeAt(item, 'options');
    const own = options
      ? flatten(options).map((leaf) =>
          settingFact({ span: leaf.span, key: leaf.path, native: leaf.path, text: leaf.value, role: 'topic', library: MODULES }, lookups),
        )
      : [];
    const isGone = scalarAt(item, 'state')?.value === 'absent';
    return [...(name && !isGone ? topicFacts(spanOf(name), textOf(name.value), 'create', MODULES, lookups) : []), ...settings, ...own];
  }
  if (resource.startsWith('acl')) return accessFacts(item);
  if (resource.startsWith('user') && name) {
    const mechanism = scalarAt(item, 'mechanism')?.value ?? null;
    return [{ kind: 'user', ...spanOf(name), evidence: [], name: plain(name), mechanism, library: MODULES }];
  }
  return resource.startsWith('quota') ? quotaFacts(item) : [];
}

function accessFacts(item: ConfigNode): Fact[] {
  const operations = entryOf(item, 'acl_operations') ?? entryOf(item, 'acl_operation');
  if (!operations) return [];
  const text = (name: string): string | null => plain(entryOf(item, name));
  const rule: Omit<FactOf['acl'], 'operation' | keyof Span> = {
    kind: 'acl',
    evidence: [],
    principal: text('acl_principal'),
    permission: text('acl_permission') === 'deny' ? 'deny' : 'allow',
    host: text('acl_host') ?? '*',
    resourceType: resourceTypeOf(text('acl_resource_type') ?? 'topic'),
    resource: text('name'),
    patternType: patternTypeOf(text('acl_pattern_type')),
    library: MODULES,
  };
  const listed =
    operations.value.kind === 'sequence'
      ? operations.value.items.map((each) => ({ span: each.span, text: textOf(each) }))
      : [{ span: spanOf(operations), text: plain(operations) }];
  return listed.map(({ span, text: written }) => ({ ...rule, ...span, operation: written === null || written.includes('{{') ? null : operationOf(written) }));
}

function quotaFacts(item: ConfigNode): Fact[] {
  const entities = itemsOf(nodeAt(item, 'entity'));
  const nameOf = (type: string): string | null =>
    entities.find((entity) => scalarAt(entity, 'entity_type')?.value === type)?.kind === 'mapping'
      ? (scalarAt(
          entities.find((entity) => scalarAt(entity, 'entity_type')?.value === type),
          'entity_name',
        )?.value ?? null)
      : null;
  const quotas = nodeAt(item, 'quotas');
  return (quotas?.kind === 'mapping' ? quotas.entries : []).map((entry) => ({
    kind: 'quota',
    ...spanOf(entry),
    evidence: [],
    user: nameOf('user'),
    clientId: nameOf('client-id'),
    ip: nameOf('ip'),
    key: entry.key,
    value: plain(entry),
    library: MODULES,
  }));
}

/** Null for what a template fills in. */
function plain(entry: ConfigEntry | null): string | null {
  const text = entry ? textOf(entry.value) : null;
  return text === null || text.includes('{{') ? null : text;
}
