import type { ConfigDocument, ConfigEntry } from '../../core/document.ts';
import type { Fact, Role } from '../../core/fact.ts';
import type { ConfigForm } from '../form.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';

/** Which process reads a properties file, told by keys that only it has. */
type Reader = 'broker' | 'connect-worker' | 'mirror-maker';

const BROKER = new Set(['broker.id', 'node.id', 'process.roles', 'zookeeper.connect', 'log.dirs', 'advertised.listeners', 'controller.quorum.voters']);
const WORKER = new Set(['offset.storage.topic', 'config.storage.topic', 'status.storage.topic', 'offset.storage.file.filename', 'key.converter']);
/** A worker's own producer, consumer and admin client. */
const ROUTED: readonly [string, Role][] = [
  ['producer.', 'producer'],
  ['consumer.', 'consumer'],
  ['admin.', 'admin'],
];

/** `server.properties`, `connect-distributed.properties`, `connect-standalone.properties` and MirrorMaker 2 files, by what they hold. */
export const form: ConfigForm = {
  id: 'kafka-properties',
  formats: ['properties'],
  tokens: ['broker.id', 'node.id', 'process.roles', 'zookeeper.connect', 'log.dirs', 'advertised.listeners', '.storage.', 'key.converter', '->'],
  recognises: (document) => readerOf(document) !== null,
  extract(document, lookups) {
    const reader = readerOf(document)!;
    return entriesOf(document).flatMap((entry): Fact[] => {
      const { key, role } = reader === 'mirror-maker' ? mirrored(entry.key, clustersOf(document)) : routed(entry.key, reader);
      const library = reader === 'broker' ? 'kafka-broker' : 'kafka-connect';
      const span = spanOf(entry);
      const text = textOf(entry.value);
      const setting = settingFact({ span, key, native: entry.key, text, role, library }, lookups);
      const isNamed = reader === 'mirror-maker' && key === 'topics' && !/[*[\](|\\]/.test(text ?? '');
      return isNamed ? [setting, ...topicFacts(span, text, 'connector', library, lookups)] : [setting];
    });
  },
};

function entriesOf(document: ConfigDocument): ConfigEntry[] {
  return document.roots.flatMap((root) => (root.kind === 'mapping' ? root.entries : []));
}

function readerOf(document: ConfigDocument): Reader | null {
  const keys = entriesOf(document).map(({ key }) => key);
  if (keys.includes('connector.class') || keys.some((key) => key.startsWith('spring.') || key.startsWith('quarkus.') || key.startsWith('mp.'))) return null;
  if (keys.includes('clusters') && keys.some((key) => key.includes('->'))) return 'mirror-maker';
  if (keys.filter((key) => BROKER.has(key)).length >= 2) return 'broker';
  return keys.includes('bootstrap.servers') && keys.filter((key) => WORKER.has(key)).length >= 2 ? 'connect-worker' : null;
}

function routed(key: string, reader: Reader): { key: string; role: Role } {
  if (reader === 'broker') return { key, role: 'broker' };
  const [prefix, role] = ROUTED.find(([start]) => key.startsWith(start)) ?? ['', 'connect-worker' as const];
  return { key: key.slice(prefix.length), role };
}

function clustersOf(document: ConfigDocument): string[] {
  const named = entriesOf(document).find(({ key }) => key === 'clusters');
  return (named ? (textOf(named.value) ?? '') : '').split(',').map((name) => name.trim());
}

/** `primary.` belongs to a cluster, `primary->backup.` to a flow between two; the rest to the connectors, storage to the worker. */
function mirrored(key: string, clusters: readonly string[]): { key: string; role: Role } {
  const flow = /^[\w.-]+->[\w.-]+?\.(?=[a-z])/.exec(key)?.[0];
  if (flow) return { key: key.slice(flow.length), role: 'connector' };
  const cluster = clusters.find((name) => key.startsWith(`${name}.`));
  if (cluster) {
    const rest = key.slice(cluster.length + 1);
    const [prefix, role] = ROUTED.find(([start]) => rest.startsWith(start)) ?? ['', 'common' as const];
    return { key: rest.slice(prefix.length), role };
  }
  return { key, role: key === 'clusters' || /^(offset|config|status)\.storage\./.test(key) ? 'connect-worker' : 'connector' };
}
