import type { FactOf } from '../core/fact.ts';

type Access = FactOf['acl'];

const TYPES: Readonly<Record<string, Access['resourceType']>> = {
  topic: 'topic',
  group: 'group',
  cluster: 'cluster',
  kafkacluster: 'cluster',
  transactionalid: 'transactional-id',
  delegationtoken: 'delegation-token',
  user: 'user',
};

/** `TRANSACTIONAL_ID`, `transactionalId`, `Topic`: the same kinds of resource in other tools' spelling. */
export function resourceTypeOf(written: string | null): Access['resourceType'] {
  return TYPES[(written ?? '').toLowerCase().replace(/[_-]/g, '')] ?? null;
}

/** `IDEMPOTENT_WRITE`, `idempotent-write` and `IdempotentWrite` are one operation. */
export function operationOf(written: string): string {
  const words = written.replace(/([a-z])([A-Z])/g, '$1_$2').split(/[_\s-]+/);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()).join('');
}

export function patternTypeOf(written: string | null): Access['patternType'] {
  const type = (written ?? '').toLowerCase();
  if (type.startsWith('prefix')) return 'prefixed';
  return type === 'match' || type === 'any' ? type : 'literal';
}
