import type { ConfigEntry, ConfigMapping } from '../core/document.ts';
import type { FactOf, StateContent, StateHome } from '../core/fact.ts';
import { plainName } from './connect-worker.ts';
import table from './connectors.json' with { type: 'json' };
import { spanOf, textOf } from './mappings.ts';

const SOURCES: ReadonlySet<string> = new Set(table.sources);
const SINKS: ReadonlySet<string> = new Set(table.sinks);
const HISTORY: ReadonlySet<string> = new Set(table.schemaHistory);
const IN_SYSTEM: Readonly<Record<string, string>> = table.offsetsInSystem;
const MIRRORS: Readonly<Record<string, string>> = table.mirrors;
/** Only connectors that a service runs have them. */
const MANAGED = /^kafka\.(auth\.mode|api\.key|api\.secret|service\.account\.id)$/;
const HISTORY_PREFIXES = ['schema.history.internal', 'database.history'];

/** What a connector keeps, and where: a source's offsets are Connect's, a sink's are those of its group, and a history of schemas has a topic of its own. */
export function connectorState({ mapping, name }: { mapping: ConfigMapping; name: string | null }, made: ConfigEntry): FactOf['state'][] {
  const at = (key: string): ConfigEntry | null => mapping.entries.findLast((entry) => entry.key === key) ?? null;
  const text = (key: string): string | null => {
    const entry = at(key);
    return entry ? plainName(textOf(entry.value)) : null;
  };
  const kind = textOf(made.value) ?? '';
  const owner = plainName(text('name') ?? name);
  const isManaged = mapping.entries.some(({ key }) => MANAGED.test(key));
  const state = (what: StateContent, home: StateHome, called: string | null, entry: ConfigEntry | null = null): FactOf['state'] => ({
    kind: 'state',
    ...spanOf(entry ?? made),
    evidence: [],
    what,
    home,
    name: called,
    owner,
    library: 'kafka-connect',
  });
  const facts: FactOf['state'][] = [];
  const direction = directionOf(kind, mapping);
  if (direction === 'source') {
    if (isManaged) facts.push(state('offsets', 'system', null));
    else facts.push(state('offsets', 'topic', text('offsets.storage.topic'), at('offsets.storage.topic')));
  } else if (direction === 'sink') {
    const group = at('consumer.override.group.id');
    const called = group ? text('consumer.override.group.id') : owner === null || isManaged ? null : `connect-${owner}`;
    facts.push(state('offsets', 'group', called, group));
    if (Object.hasOwn(IN_SYSTEM, kind)) facts.push(state('offsets', 'system', IN_SYSTEM[kind]!));
  }
  const replicated = at('src.consumer.group.id');
  if (replicated) facts.push(state('offsets', 'group', text('src.consumer.group.id'), replicated));
  if (Object.hasOwn(MIRRORS, kind)) facts.push(...translation(MIRRORS[kind]!));
  return isManaged ? facts : [...facts, ...history()];

  /** A mirror's own topics are named after the cluster at the other end. */
  function translation(kept: string): FactOf['state'][] {
    const source = text('source.cluster.alias');
    if (kept === 'checkpoints') return [state('offset-translation', 'topic', source === null ? null : `${source}.checkpoints.internal`)];
    if (kept === '') return [];
    const other = text('offset-syncs.topic.location') === 'target' ? source : text('target.cluster.alias');
    return [state('offset-translation', 'topic', other === null ? null : `mm2-offset-syncs.${other}.internal`)];
  }

  function history(): FactOf['state'][] {
    for (const prefix of HISTORY_PREFIXES) {
      const topic = at(`${prefix}.kafka.topic`);
      if (topic) return [state('schema-history', 'topic', text(`${prefix}.kafka.topic`), topic)];
      const file = at(`${prefix}.file.filename`);
      if (file) return [state('schema-history', 'file', text(`${prefix}.file.filename`), file)];
      const store = at(prefix);
      const used = store ? (textOf(store.value) ?? '') : 'Kafka';
      if (store && !/Kafka/.test(used)) return [state('schema-history', 'system', used.slice(used.lastIndexOf('.') + 1), store)];
    }
    return HISTORY.has(kind) ? [state('schema-history', 'topic', null)] : [];
  }
}

/** By the plugin, else by its name, else by keys that only a sink has. */
function directionOf(kind: string, mapping: ConfigMapping): 'source' | 'sink' | null {
  if (SOURCES.has(kind)) return 'source';
  if (SINKS.has(kind)) return 'sink';
  const name = kind.slice(kind.lastIndexOf('.') + 1);
  if (/sink/i.test(name)) return 'sink';
  if (/source/i.test(name)) return 'source';
  return mapping.entries.some(({ key }) => key === 'topics' || key === 'topics.regex') ? 'sink' : null;
}
