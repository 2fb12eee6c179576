import type { ConfigEntry } from '../core/document.ts';
import type { Fact, FactOf, Role, StateContent, StateHome } from '../core/fact.ts';
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
/** What a worker keeps, by the key that names the place. */
const KEPT: Readonly<Record<string, readonly [StateContent, StateHome]>> = {
  'offset.storage.topic': ['offsets', 'topic'],
  'config.storage.topic': ['configs', 'topic'],
  'status.storage.topic': ['status', 'topic'],
  'offset.storage.file.filename': ['offsets', 'file'],
};
const CONVERTERS = ['key.converter', 'value.converter'];

/** Whether keys are those of a Connect worker, distributed or standalone. */
export function isWorker(keys: ReadonlySet<string>): boolean {
  if (keys.has('connector.class')) return false;
  const kept = Object.keys(KEPT).filter((key) => keys.has(key)).length;
  const converters = CONVERTERS.filter((key) => keys.has(key)).length;
  return kept >= 2 || converters === 2 || (kept + converters >= 1 && keys.has('bootstrap.servers') && (kept + converters >= 2 || keys.has('group.id')));
}

/** A key without the prefix that says for which client it is. */
export function routedKey(key: string, own: Role): { key: string; role: Role } {
  const [prefix, role] = ROUTED.find(([start]) => key.startsWith(start)) ?? ['', own];
  return { key: key.slice(prefix.length), role };
}

/** A worker, its settings, the topics or the file in which it keeps what it knows. */
export function workerFacts(entries: readonly ConfigEntry[], made: Span, lookups: Lookups): Fact[] {
  const client = `${made.file}:${made.line}:${made.column}`;
  const group = entries.findLast(({ key }) => key === 'group.id');
  const owner = group ? plainName(textOf(group.value)) : null;
  return [
    { kind: 'client', ...made, evidence: [], library: LIBRARY, role: 'connect-worker', version: null, id: client },
    ...entries.flatMap((entry): Fact[] => {
      const text = textOf(entry.value);
      if (text === null && entry.value.kind !== 'scalar') return [];
      const { key, role } = routedKey(entry.key, 'connect-worker');
      const span = spanOf(entry);
      const setting = settingFact({ span, key, native: entry.key, text, role, library: LIBRARY, client }, lookups);
      const [what, home] = KEPT[entry.key] ?? [];
      if (!what || !home || setting.kind !== 'setting') return [setting];
      const topics = home === 'topic' ? topicFacts(span, text, 'config', LIBRARY, lookups) : [];
      return [setting, ...topics, { kind: 'state', ...span, evidence: [], what, home, name: setting.value, owner, library: LIBRARY } satisfies FactOf['state']];
    }),
  ];
}

/** A name that a template fills in is not known. */
export const plainName = (text: string | null): string | null => (text === null || text === '' || /\{\{|\$\{|<%|^\$/.test(text) ? null : text);
