import type { Fact, FactOf, Role } from '../core/fact.ts';
import type { Client, Service, Workload } from '../core/workload.ts';
import { familyOf } from './families.ts';
import { serviceLocator, sourceLanguageOf } from './services.ts';

/** Which topic uses a client of the role has; the others may do all. */
const USES: Partial<Record<Role, readonly string[]>> = {
  producer: ['produce'],
  consumer: ['consume'],
  streams: ['streams-source', 'streams-sink', 'streams-through'],
  admin: ['create'],
};

/** Joins the facts of a scan: services, and clients with the settings, topics and groups that belong to them. */
export function buildWorkload(facts: readonly Fact[], files: readonly string[]): Workload {
  const serviceOf = serviceLocator(files);
  const byService = new Map<string, Fact[]>();
  const bound = new Map<string, Fact[]>();
  for (const fact of facts) {
    push(byService, serviceOf(fact.file), fact);
    if ('client' in fact && fact.client !== null) push(bound, fact.client, fact);
  }
  const services: Service[] = [];
  const clients: Client[] = [];
  for (const [id, own] of [...byService].sort(([a], [b]) => (a < b ? -1 : 1))) {
    services.push(describe(id, own));
    const loose = own.filter((fact) => 'client' in fact && fact.client === null);
    for (const fact of own) if (fact.kind === 'client') clients.push(join(fact, id, bound.get(fact.id) ?? [], loose));
  }
  return { facts: [...facts], services, clients };
}

function describe(id: string, facts: readonly Fact[]): Service {
  const languages = new Set<string>();
  for (const fact of facts) {
    const language = sourceLanguageOf(fact.file);
    if (language !== null) languages.add(language);
  }
  return { id, path: id, languages: [...languages].sort(), dependencies: facts.filter((fact) => fact.kind === 'dependency') };
}

/** Settings come nearest first: those given to this very client, those beside it, those of configuration files and then of other sources of its service. */
function join(client: FactOf['client'], service: string, own: readonly Fact[], loose: readonly Fact[]): Client {
  const near = loose.filter((fact) => mayBelong(fact, client));
  const beside = near.filter((fact) => fact.file === client.file);
  const elsewhere = near.filter((fact) => fact.file !== client.file);
  const configured = elsewhere.filter((fact) => sourceLanguageOf(fact.file) === null);
  // A helper class or a shared config object of another file may well set them: enough not to assume a default.
  const built = elsewhere.filter((fact) => sourceLanguageOf(fact.file) !== null);
  return {
    fact: client,
    service,
    settings: [...own, ...beside, ...configured, ...built].filter((fact) => fact.kind === 'setting'),
    topics: [...own, ...beside].filter((fact) => fact.kind === 'topic'),
    groups: [...own, ...beside, ...configured].filter((fact) => fact.kind === 'group'),
  };
}

function mayBelong(fact: Fact, client: FactOf['client']): boolean {
  if (fact.origin === 'test' && client.origin !== 'test') return false;
  if (fact.kind === 'setting') {
    if (!sameFamily(fact.library, client.library)) return false;
    return fact.role === client.role || fact.role === 'common';
  }
  if (fact.kind === 'group') return sameFamily(fact.library, client.library) && (client.role === 'consumer' || client.role === 'streams');
  if (fact.kind === 'topic') return sameFamily(fact.library, client.library) && (USES[client.role]?.includes(fact.use) ?? false);
  return false;
}

function sameFamily(left: string, right: string): boolean {
  return familyOf(left) === familyOf(right);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
