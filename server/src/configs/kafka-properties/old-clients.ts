import type { ConfigEntry } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { Lookups } from '../form.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact } from '../setting-fact.ts';
import old from './old-clients.json' with { type: 'json' };

/** Clients of the time before 0.9: a consumer found its brokers through ZooKeeper, a producer had a list of them. */
export type OldClient = 'consumer' | 'producer';

/** At least this share of the keys is theirs: an application's own file may name ZooKeeper and a group, too. */
const MIN_SHARE = 0.7;
const CANONICAL: Readonly<Record<string, string>> = old.canonical;

/** Which of the two reads a file, if any. */
export function oldClientOf(names: ReadonlySet<string>): OldClient | null {
  if (names.has('bootstrap.servers')) return null;
  if (names.has('zookeeper.connect') && names.has('group.id') && share(names, old.consumer) >= MIN_SHARE) return 'consumer';
  return names.has('metadata.broker.list') && names.size > 1 && share(names, old.producer) >= MIN_SHARE ? 'producer' : null;
}

const share = (names: ReadonlySet<string>, known: readonly string[]): number => [...names].filter((name) => known.includes(name)).length / names.size;

export function oldClientFacts(entries: readonly ConfigEntry[], role: OldClient, lookups: Lookups): Fact[] {
  return entries
    .filter(({ key }) => old[role].includes(key))
    .map((entry) => {
      const key = CANONICAL[entry.key] ?? entry.key;
      return settingFact({ span: spanOf(entry), key, native: entry.key, text: textOf(entry.value), role, library: 'kafka-clients' }, lookups);
    });
}
