import type { DeclaredModule, DeclaredUse } from '../core/declared-wrapper.ts';
import type { Role } from '../core/fact.ts';
import type { Descriptor, Extraction } from './descriptor.ts';
import { Library } from './types.ts';

/** A declared wrapper as a library: from here on it is one like any other. */
export function declaredLibrary({ module, languages, calls = [], annotations = [] }: DeclaredModule): Library {
  const descriptor: Descriptor = {
    id: module,
    title: module,
    languages,
    packages: [],
    modules: [module],
    tokens: [module],
    calls: calls.map((one) => ({ call: one.call, ...extraction(one) })),
    annotations: annotations.map((one) => ({ annotation: one.annotation, ...extraction(one) })),
    tables: Object.fromEntries(ROLES.map((role) => [role, { role, names: {}, others: 'same' as const }])),
  };
  return new Library(descriptor);
}

const ROLES: readonly Role[] = ['producer', 'consumer', 'admin', 'streams', 'common'];

function extraction({ client, topics, groups, settings, defaults }: DeclaredUse): Extraction {
  const role = client ?? 'common';
  return {
    ...(client ? { client } : {}),
    ...(defaults ? { defaults } : {}),
    topics: topics?.map(({ at, use }) => ({ at, use: use ?? (client === 'consumer' ? 'consume' : 'produce') })),
    groups,
    settings: settings?.map(({ at, key }) => (key === undefined ? { at, table: role, role } : { at, key, role })),
  };
}
