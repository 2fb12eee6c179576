import type { ConfigDocument, ConfigEntry } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import { isWorker, workerFacts } from '../connect-worker.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';
import keys from './keys.json' with { type: 'json' };
import { isMirror, mirrorFacts } from './mirror-maker.ts';
import { oldClientFacts, oldClientOf } from './old-clients.ts';

/** Which process reads a properties file, told by keys that only it has. */
type Reader = 'broker' | 'connect-worker' | 'mirror-maker' | 'cluster-link' | 'replicator' | 'old-client';

const BROKER = new Set(keys.broker);
const LINK = new Set(keys.link);
const REPLICATOR = new Set(keys.replicator);
/** Frameworks and other programs with properties files of their own. */
const FOREIGN = /^(spring|quarkus|mp|debezium|ksql|kafkastore|camel|micronaut)\./;

/** `server.properties`, `connect-distributed.properties`, `connect-standalone.properties`, MirrorMaker 2, Replicator, cluster links and clients of old, by what they hold. */
export const form: ConfigForm = {
  id: 'kafka-properties',
  formats: ['properties'],
  tokens: [...keys.broker, '.storage.', 'key.converter', '->', 'clusters', 'metadata.broker.list', ...keys.link, ...keys.replicator],
  recognises: (document) => readerOf(document) !== null,
  extract(document, lookups) {
    const entries = entriesOf(document);
    switch (readerOf(document)) {
      case 'mirror-maker':
        return mirrorFacts(entries, wholeOf(document), lookups);
      case 'connect-worker':
        return workerFacts(entries, wholeOf(document), lookups);
      case 'cluster-link':
        return entries.flatMap((entry) => linkFacts(entry, lookups));
      case 'replicator':
        return entries.flatMap((entry) => replicatorFacts(entry, lookups));
      case 'broker':
        return entries.map((entry) =>
          settingFact({ span: spanOf(entry), key: entry.key, native: entry.key, text: textOf(entry.value), role: 'broker', library: 'kafka-broker' }, lookups),
        );
      case 'old-client':
        return oldClientFacts(entries, oldClientOf(new Set(entries.map(({ key }) => key)))!, lookups);
      default:
        return [];
    }
  },
};

function entriesOf(document: ConfigDocument): ConfigEntry[] {
  // parts of a log-in that a template cuts in two are no keys
  const isKey = ({ key }: ConfigEntry): boolean => !/\{\{|["']|^(user_|username$|password$)/.test(key);
  return document.roots.flatMap((root) => (root.kind === 'mapping' ? root.entries.filter(isKey) : []));
}

function readerOf(document: ConfigDocument): Reader | null {
  const entries = entriesOf(document);
  const names = new Set(entries.map(({ key }) => key));
  if (names.has('connector.class') || [...names].some((name) => FOREIGN.test(name))) return null;
  const count = (known: ReadonlySet<string>): number => [...names].filter((name) => known.has(name)).length;
  if (isMirror(entries)) return 'mirror-maker';
  if (count(BROKER) >= 2) return 'broker';
  if (isWorker(names)) return 'connect-worker';
  if (count(LINK) >= (names.has('bootstrap.servers') ? 1 : 2)) return 'cluster-link';
  if (count(REPLICATOR) >= 2) return 'replicator';
  return oldClientOf(names) ? 'old-client' : null;
}

/** A file stands for the process that reads it; a text inside another file begins with its first key. */
function wholeOf(document: ConfigDocument): Span {
  const first = entriesOf(document)[0]!.keySpan;
  return /\.(properties|config)(\.\w+)?$/i.test(document.file) ? { file: document.file, line: 1, column: 1, endLine: 1, endColumn: 1 } : first;
}

function linkFacts(entry: ConfigEntry, lookups: Lookups): Fact[] {
  const written = { span: spanOf(entry), native: entry.key, text: textOf(entry.value), library: 'confluent-cluster-linking' };
  return [settingFact({ ...written, key: entry.key, role: LINK.has(entry.key) ? 'admin' : 'common' }, lookups)];
}

function replicatorFacts(entry: ConfigEntry, lookups: Lookups): Fact[] {
  const text = textOf(entry.value);
  if (entry.key === 'topic.whitelist') return topicFacts(spanOf(entry), text, 'connector', 'kafka-connect', lookups);
  return [settingFact({ span: spanOf(entry), key: entry.key, native: entry.key, text, role: 'connector', library: 'kafka-connect', isLiteral: true }, lookups)];
}
