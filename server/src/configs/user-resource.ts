import { type ConfigNode, entryOf, nodeAt, scalarAt } from '../core/document.ts';
import type { Fact, FactOf } from '../core/fact.ts';
import { itemsOf, type ResourceReader } from './kubernetes.ts';
import { spanOf, textOf } from './mappings.ts';
import fields from './strimzi/fields.json' with { type: 'json' };

const RESOURCES: Readonly<Record<string, FactOf['acl']['resourceType']>> = {
  topic: 'topic',
  group: 'group',
  cluster: 'cluster',
  transactionalId: 'transactional-id',
};

/** A user with what it may do and how much. Whoever has a certificate goes by the name in it. */
export function userFacts(reader: ResourceReader): Fact[] {
  const { spec, name, made } = reader.resource;
  const type = scalarAt(spec, 'authentication', 'type')?.value ?? null;
  const own = reader.text(name);
  const principal = own === null ? null : type?.startsWith('tls') ? `CN=${own}` : own;
  const mechanism = type?.startsWith('scram') ? type.toUpperCase() : type;
  return [
    { kind: 'user', ...spanOf(name ?? made), evidence: [], name: own, mechanism, library: reader.library },
    ...itemsOf(nodeAt(spec, 'authorization', 'acls')).flatMap((rule) => accessFacts(rule, principal, reader)),
    ...quotaFacts(nodeAt(spec, 'quotas'), principal, reader),
  ];
}

/** A rule names several operations, of old one. */
function accessFacts(rule: ConfigNode, principal: string | null, reader: ResourceReader): Fact[] {
  const resource = nodeAt(rule, 'resource');
  const operations = entryOf(rule, 'operations') ?? entryOf(rule, 'operation');
  if (!resource || !operations) return [];
  const type = RESOURCES[scalarAt(resource, 'type')?.value ?? ''] ?? null;
  const named = entryOf(resource, 'name');
  const common = {
    kind: 'acl' as const,
    evidence: [],
    principal: principal === null ? null : `User:${principal}`,
    permission: scalarAt(rule, 'type')?.value === 'deny' ? ('deny' as const) : ('allow' as const),
    host: scalarAt(rule, 'host')?.value ?? '*',
    resourceType: type,
    resource: type === 'cluster' ? 'kafka-cluster' : reader.text(named),
    patternType: scalarAt(resource, 'patternType')?.value?.startsWith('prefix') ? ('prefixed' as const) : ('literal' as const),
    library: reader.library,
  };
  const list = operations.value.kind === 'sequence' ? operations.value.items : [operations.value];
  return list.map((item) => ({ ...common, ...(operations.value.kind === 'sequence' ? item.span : spanOf(operations)), operation: textOf(item) }));
}

/** Limits of a user, or of everyone. */
export function quotaFacts(quotas: ConfigNode | null, user: string | null, reader: ResourceReader): Fact[] {
  return Object.entries(fields.quotas).flatMap(([field, key]): Fact[] => {
    const entry = entryOf(quotas, field);
    return entry
      ? [{ kind: 'quota', ...spanOf(entry), evidence: [], user, clientId: null, ip: null, key, value: reader.text(entry), library: reader.library }]
      : [];
  });
}
