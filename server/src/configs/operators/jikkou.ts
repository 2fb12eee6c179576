import { type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import { operationOf, patternTypeOf, resourceTypeOf } from '../access-rule.ts';
import { itemsOf, plainText, type ResourceReader } from '../kubernetes.ts';
import { spanOf, textOf } from '../mappings.ts';

/** What a principal may do; it is called as Kafka calls it. */
export function authorizationFacts({ resource: { name, spec }, library }: ResourceReader): Fact[] {
  const principal = plainText(name);
  return itemsOf(nodeAt(spec, 'acls')).flatMap((rule) => {
    const operations = entryOf(rule, 'operations');
    if (operations?.value.kind !== 'sequence') return [];
    const common = {
      kind: 'acl' as const,
      evidence: [],
      principal,
      permission: /deny/i.test(scalarAt(rule, 'type')?.value ?? '') ? ('deny' as const) : ('allow' as const),
      host: scalarAt(rule, 'host')?.value ?? '*',
      resourceType: resourceTypeOf(scalarAt(rule, 'resource', 'type')?.value ?? null),
      resource: scalarAt(rule, 'resource', 'pattern')?.value ?? null,
      patternType: patternTypeOf(scalarAt(rule, 'resource', 'patternType')?.value ?? null),
      library,
    };
    return operations.value.items.map((item): Fact => ({ ...common, ...item.span, operation: operationOf(textOf(item) ?? '') }));
  });
}

const QUOTAS: Readonly<Record<string, string>> = {
  producerByteRate: 'producer_byte_rate',
  consumerByteRate: 'consumer_byte_rate',
  requestPercentage: 'request_percentage',
};

export function clientQuotaFacts({ resource: { spec }, library }: ResourceReader): Fact[] {
  const entity: ConfigNode | null = nodeAt(spec, 'entity');
  return Object.entries(QUOTAS).flatMap(([field, key]): Fact[] => {
    const entry = entryOf(nodeAt(spec, 'configs'), field);
    const user = scalarAt(entity, 'user')?.value ?? null;
    const clientId = scalarAt(entity, 'clientId')?.value ?? null;
    return entry
      ? [{ kind: 'quota', ...spanOf(entry), evidence: [], user, clientId, ip: scalarAt(entity, 'ip')?.value ?? null, key, value: plainText(entry), library }]
      : [];
  });
}
