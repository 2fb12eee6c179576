import { push } from '../core/push.ts';
import type { Fact, FactKind, FactOf } from '../core/fact.ts';
import type { Client, Workload } from '../core/workload.ts';
import { type ClientVersion, clientVersion, libraryVersion } from '../workload/client-version.ts';
import { familyOf } from '../workload/families.ts';
import { serviceOf } from '../workload/services.ts';

// How rules pick facts. Answers are indexed once per workload: many rules ask for many targets.

interface Index {
  byKind: Map<FactKind, Fact[]>;
  settingsByKey: Map<string, FactOf['setting'][]>;
  clientsOfSetting: Map<Fact, Client[]>;
}

const indexes = new WeakMap<Workload, Index>();

function indexOf(workload: Workload): Index {
  const made = indexes.get(workload);
  if (made) return made;
  const index: Index = { byKind: new Map(), settingsByKey: new Map(), clientsOfSetting: new Map() };
  for (const fact of workload.facts) {
    push(index.byKind, fact.kind, fact);
    if (fact.kind === 'setting') push(index.settingsByKey, fact.key, fact);
  }
  for (const client of workload.clients) for (const setting of client.settings) push(index.clientsOfSetting, setting, client);
  indexes.set(workload, index);
  return index;
}

export function factsOf<K extends FactKind>(workload: Workload, kind: K): FactOf[K][] {
  return (indexOf(workload).byKind.get(kind) ?? []) as FactOf[K][];
}

/** Settings of a key that belong to client programs (not to brokers); topics' own settings only when asked for. A connector's keys are its plugin's, whatever they are called. */
export function clientSettings(workload: Workload, key: string): FactOf['setting'][] {
  return (indexOf(workload).settingsByKey.get(key) ?? []).filter((fact) => fact.role !== 'broker' && fact.role !== 'topic' && fact.role !== 'connector');
}

export function topicSettings(workload: Workload): FactOf['setting'][] {
  return factsOf(workload, 'setting').filter((fact) => fact.role === 'topic');
}

/** Clients that a setting is given to. */
export function clientsOf(workload: Workload, setting: FactOf['setting']): Client[] {
  return indexOf(workload).clientsOfSetting.get(setting) ?? [];
}

/** Every value that a named fact or setting may have: the resolved one, the alternatives, the written fallback. */
export function valuesOf(fact: { value?: string | null; name?: string | null; oneOf?: string[]; default?: string }): string[] {
  const one = fact.value ?? fact.name ?? null;
  if (one !== null) return [one];
  return fact.oneOf ?? (fact.default === undefined ? [] : [fact.default]);
}

/** Version of the client library behind any fact that names its library. */
export function versionBehind(workload: Workload, fact: Fact & { library: string }): ClientVersion | null {
  if (fact.kind === 'client') {
    const client = workload.clients.find((each) => each.fact === fact);
    if (client) return clientVersion(client, workload);
  }
  if (fact.kind === 'setting') {
    const [client] = clientsOf(workload, fact);
    if (client) return clientVersion(client, workload);
  }
  return libraryVersion(fact.library, serviceOf(fact.file, workload), workload);
}

export function isJava(library: string): boolean {
  return familyOf(library) === 'java';
}

/** Value as a whole number, or null. */
export function wholeNumber(text: string): number | null {
  return /^-?\d+$/.test(text.trim()) ? Number(text) : null;
}
