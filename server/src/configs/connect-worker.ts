import type { ConfigEntry } from '../core/document.ts';
import type { Fact, Role } from '../core/fact.ts';
import type { Span } from '../core/span.ts';
import type { Lookups } from './form.ts';
import { spanOf, textOf } from './mappings.ts';
import { settingFact, topicFacts } from './setting-fact.ts';

const LIBRARY = 'kafka-connect';
/** Settings of the clients that a worker makes for its connectors. */
const ROUTED: readonly [string, Role][] = [
  ['producer.', 'producer'],
  ['consumer.', 'consumer'],
  ['admin.', 'admin'],
];
const STORES = ['offset.storage.topic', 'config.storage.topic', 'status.storage.topic', 'offset.storage.file.filename'];
const CONVERTERS = ['key.converter', 'value.converter'];

/** Whether keys are those of a Connect worker, distributed or standalone. */
export function isWorker(keys: ReadonlySet<string>): boolean {
  if (keys.has('connector.class')) return false;
  const kept = STORES.filter((key) => keys.has(key)).length;
  const converters = CONVERTERS.filter((key) => keys.has(key)).length;
  return kept >= 2 || converters === 2 || (kept + converters >= 1 && keys.has('bootstrap.servers') && (kept + converters >= 2 || keys.has('group.id')));
}

/** A key without the prefix that says for which client it is. */
export function routedKey(key: string, own: Role): { key: string; role: Role } {
  const [prefix, role] = ROUTED.find(([start]) => key.startsWith(start)) ?? ['', own];
  return { key: key.slice(prefix.length), role };
}

/** A worker, its settings, and the topics in which it keeps what it knows. */
export function workerFacts(entries: readonly ConfigEntry[], made: Span, lookups: Lookups): Fact[] {
  const client = `${made.file}:${made.line}:${made.column}`;
  return [
    { kind: 'client', ...made, evidence: [], library: LIBRARY, role: 'connect-worker', version: null, id: client },
    ...entries.flatMap((entry): Fact[] => {
      const text = textOf(entry.value);
      if (text === null && entry.value.kind !== 'scalar') return [];
      const { key, role } = routedKey(entry.key, 'connect-worker');
      const span = spanOf(entry);
      const setting = settingFact({ span, key, native: entry.key, text, role, library: LIBRARY, client }, lookups);
      return /^(offset|config|status)\.storage\.topic$/.test(entry.key) ? [setting, ...topicFacts(span, text, 'config', LIBRARY, lookups)] : [setting];
    }),
  ];
}

/** A name that a template fills in is not known. */
export const plainName = (text: string | null): string | null => (text === null || text === '' || /\{\{|\$\{|<%|^\$/.test(text) ? null : text);
