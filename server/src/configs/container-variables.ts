import type { Fact, Role } from '../core/fact.ts';
import type { Span } from '../core/span.ts';
import type { Lookups } from './form.ts';
import type { Image } from './images.ts';
import { settingFact, topicFacts } from './setting-fact.ts';

/** A variable of a container's environment. */
export interface Variable {
  name: string;
  text: string | null;
  span: Span;
}

/** What is told of a container. */
export interface Container {
  variables: readonly Variable[];
  image: Image | null;
  /** Whether it runs a command of its own instead of what the image starts. */
  hasCommand: boolean;
}

/** The images' own prefixes, longest first: Confluent and Apache `KAFKA_`, Bitnami `KAFKA_CFG_`, Connect `CONNECT_`. */
const BROKER = /^KAFKA_(?:CFG_)?(?=[A-Z])/;
const WORKER = /^CONNECT_(?=[A-Z])/;
/** Read by start scripts and the JVM, not by Kafka. */
const OTHERS =
  /^(KAFKA|CONNECT)_(OPTS|HEAP_OPTS|JVM_.*|JMX_.*|LOG4J_.*|GC_LOG_OPTS|VERSION|SCALA_VERSION|HOME|DEBUG|USER|GROUP|DATA_DIR|TOOLS_.*|CONFLUENT_.*METRICS_ENABLE|ENABLE_KRAFT|KRAFT_CLUSTER_ID|CLUSTER_ID)$/;
/** Names that Bitnami's images take without `CFG`; all other names without it are switches of their scripts. */
const BITNAMI_ALIASES =
  /^KAFKA_(ADVERTISED_LISTENERS|ADVERTISED_HOST_NAME|ADVERTISED_PORT|BROKER_ID|BROKER_RACK|LISTENERS|ZOOKEEPER_CONNECT|NUM_PARTITIONS|AUTO_CREATE_TOPICS_ENABLE|MAX_MESSAGE_BYTES|MESSAGE_MAX_BYTES|SEGMENT_BYTES|DEFAULT_REPLICATION_FACTOR|DELETE_TOPIC_ENABLE|LOG_RETENTION_\w+|OFFSETS_TOPIC_REPLICATION_FACTOR|TRANSACTION_STATE_\w+|PROCESS_ROLES|NODE_ID|CONTROLLER_\w+|LISTENER_SECURITY_PROTOCOL_MAP|INTER_BROKER_LISTENER_NAME)$/;
/** Only a broker has one of them: `KAFKA_BROKERS` alone is an application's. */
const TELLS_BROKER =
  /^KAFKA_(CFG_)?(ADVERTISED_LISTENERS|LISTENERS|ZOOKEEPER_CONNECT|PROCESS_ROLES|BROKER_ID|NODE_ID|CONTROLLER_QUORUM_VOTERS|LISTENER_SECURITY_PROTOCOL_MAP|ADVERTISED_HOST_NAME)$/;
const TELLS_WORKER = /^(CONNECT_)?(CONFIG|OFFSET|STATUS)_STORAGE_TOPIC$/;
/** Variables without prefix that the Debezium images pass on. */
const BARE_WORKER =
  /^(BOOTSTRAP_SERVERS|GROUP_ID|(CONFIG|OFFSET|STATUS)_STORAGE_(TOPIC|REPLICATION_FACTOR|PARTITIONS)|(KEY|VALUE)_CONVERTER|OFFSET_FLUSH_(INTERVAL|TIMEOUT)_MS|REST_ADVERTISED_HOST_NAME)$/;
const BARE_BROKER = /^(ZOOKEEPER_CONNECT|BROKER_ID|NODE_ID|ADVERTISED_LISTENERS|LISTENERS)$/;

const ROUTED: readonly [string, Role][] = [
  ['producer.', 'producer'],
  ['consumer.', 'consumer'],
  ['admin.', 'admin'],
];

/** What a container runs, told by its variables, else by its image: a broker, a Connect worker, or neither. */
export function containerRole({ variables, image, hasCommand }: Container): 'broker' | 'connect-worker' | null {
  if (variables.filter(({ name }) => TELLS_WORKER.test(name)).length >= 2) return 'connect-worker';
  // an image that will not start without them runs its command line tools alone
  const telling = variables.filter(({ name }) => TELLS_BROKER.test(name));
  if (telling.some(({ text }) => text === 'ignored')) return null;
  // what knows ZooKeeper, and brokers to connect to, is a client
  const isClient =
    telling.every(({ name }) => name.endsWith('ZOOKEEPER_CONNECT')) && variables.some(({ name }) => /^KAFKA_(BOOTSTRAP_SERVERS?|BROKERS?)$/.test(name));
  if (telling.length > 0 && (!isClient || image?.runs)) return image?.runs ?? 'broker';
  return hasCommand ? null : (image?.runs ?? null);
}

/** The settings that a container's variables make. */
export function variableFacts({ variables, image }: Container, container: 'broker' | 'connect-worker', lookups: Lookups): Fact[] {
  const library = container === 'broker' ? 'kafka-broker' : 'kafka-connect';
  if (image && image.variables === null) return [];
  return variables.flatMap(({ name, text, span }): Fact[] => {
    if (name === 'KAFKA_CREATE_TOPICS') return createdTopics(text ?? '', span, lookups);
    const prefix = (container === 'broker' ? BROKER : WORKER).exec(name)?.[0] ?? '';
    const isBare = (container === 'broker' ? BARE_BROKER : BARE_WORKER).test(name);
    if ((prefix === '' && !isBare) || OTHERS.test(name)) return [];
    if (image?.variables === 'bitnami' && prefix === 'KAFKA_' && !BITNAMI_ALIASES.test(name)) return [];
    const whole = keyOf(name.slice(prefix.length), image?.variables ?? (prefix === 'KAFKA_CFG_' ? 'bitnami' : 'confluent'));
    const [start, role] = (container === 'broker' ? undefined : ROUTED.find(([each]) => whole.startsWith(each))) ?? ['', container];
    return [settingFact({ span, key: whole.slice(start.length), native: name, text, role, library }, lookups)];
  });
}

/** `orders:3:1,audit:1:1:compact` of images that make topics at their start: name, partitions, copies, clean-up policy. */
function createdTopics(text: string, span: Span, lookups: Lookups): Fact[] {
  const library = 'kafka-broker';
  const keys = ['partitions', 'replication.factor', 'cleanup.policy'];
  return [...text.matchAll(/[^,\s]+/g)].flatMap((match) => {
    const column = Math.max(span.endColumn - text.length + match.index, 1);
    const at: Span = { ...span, line: span.endLine, column, endColumn: column + match[0].length };
    const [name = '', ...counts] = match[0].split(':');
    const settings = counts.flatMap((value, index): Fact[] =>
      keys[index] ? [settingFact({ span: at, key: keys[index], native: 'KAFKA_CREATE_TOPICS', text: value, role: 'topic', library }, lookups)] : [],
    );
    return [...topicFacts(at, name, 'create', library, lookups), ...settings];
  });
}

/** Confluent's and Apache's images: `_` stands for a dot, `__` for an underscore, `___` for a dash. Bitnami's know two names with an underscore, others none. */
function keyOf(variable: string, rule: 'confluent' | 'bitnami' | 'dots'): string {
  const name = variable.toLowerCase();
  if (rule === 'confluent') return name.replace(/_{1,3}/g, (marks) => ['.', '_', '-'][marks.length - 1]!);
  const dotted = name.replaceAll('_', '.');
  return rule === 'bitnami' ? dotted.replace(/sasl\.(ssl|plaintext)(?=\.|$)/g, 'sasl_$1') : dotted;
}
