import { push } from '../core/push.ts';
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
export function buildWorkload(all: readonly Fact[], files: readonly string[]): Workload {
  // what a manifest sets for code is judged where the code reads it
  const facts = all.filter((fact) => !('isDeployed' in fact));
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
    const join = joiner(id, own, bound);
    for (const fact of own) if (fact.kind === 'client') clients.push(join(fact));
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

/** What may belong to the clients of one role and family in a service, sorted by where it stands. */
interface Near {
  byFile: Map<string, Fact[]>;
  configured: Fact[];
  built: Fact[];
}

/** Shared facts of other files that a client is given at most; a service with more gives one key many values, and so tells nothing. */
const MAX_SHARED = 300;

/** Joins the clients of one service with its facts. Settings come nearest first: bound to the client, beside it, in configuration files, in other sources. */
function joiner(service: string, facts: readonly Fact[], bound: ReadonlyMap<string, Fact[]>): (client: FactOf['client']) => Client {
  const loose = facts.filter((fact) => 'client' in fact && fact.client === null);
  const known = new Map<string, Near>();
  const nearOf = (client: FactOf['client']): Near => {
    const key = `${familyOf(client.library)}|${client.role}|${client.origin === 'test'}`;
    let near = known.get(key);
    if (!near) {
      near = { byFile: new Map(), configured: [], built: [] };
      for (const fact of loose) {
        if (!mayBelong(fact, client)) continue;
        push(near.byFile, fact.file, fact);
        const shared = sourceLanguageOf(fact.file) === null ? near.configured : near.built;
        if (shared.length < MAX_SHARED) shared.push(fact);
      }
      known.set(key, near);
    }
    return near;
  };
  return (client) => {
    const near = nearOf(client);
    const own = bound.get(client.id) ?? [];
    const beside = near.byFile.get(client.file) ?? [];
    const configured = near.configured.filter((fact) => fact.file !== client.file);
    // A helper class or a shared config object of another file may well set them: enough not to assume a default.
    const built = near.built.filter((fact) => fact.file !== client.file);
    return {
      fact: client,
      service,
      settings: [...own, ...beside, ...configured, ...built].filter((fact) => fact.kind === 'setting'),
      topics: [...own, ...beside].filter((fact) => fact.kind === 'topic'),
      groups: [...own, ...beside, ...configured].filter((fact) => fact.kind === 'group'),
    };
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
