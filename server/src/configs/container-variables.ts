import type { Fact, Role } from '../core/fact.ts';
import type { Span } from '../core/span.ts';
import type { Lookups } from './form.ts';
import { settingFact } from './setting-fact.ts';

/** A variable of a container's environment. */
export interface Variable {
  name: string;
  text: string | null;
  span: Span;
}

/** The images' own prefixes, longest first: Confluent and Apache `KAFKA_`, Bitnami `KAFKA_CFG_`, Connect `CONNECT_`. */
const BROKER = /^KAFKA_(?:CFG_)?(?=[A-Z])/;
const WORKER = /^CONNECT_(?=[A-Z])/;
/** Read by start scripts and the JVM, not by Kafka. */
const OTHERS =
  /^(KAFKA|CONNECT)_(OPTS|HEAP_OPTS|JVM_.*|JMX_.*|LOG4J_.*|GC_LOG_OPTS|VERSION|SCALA_VERSION|HOME|DEBUG|USER|GROUP|DATA_DIR|CREATE_TOPICS|TOOLS_.*|CONFLUENT_.*METRICS_ENABLE|ENABLE_KRAFT|KRAFT_CLUSTER_ID|CLUSTER_ID)$/;
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

/** What a container runs, told by its variables: a broker, a Connect worker, or neither. */
export function containerRole(variables: readonly Variable[]): 'broker' | 'connect-worker' | null {
  if (variables.filter(({ name }) => TELLS_WORKER.test(name)).length >= 2) return 'connect-worker';
  // an image that will not start without them runs its command line tools alone
  const telling = variables.filter(({ name }) => TELLS_BROKER.test(name));
  return telling.length > 0 && telling.every(({ text }) => text !== 'ignored') ? 'broker' : null;
}

export function variableFacts(variables: readonly Variable[], container: 'broker' | 'connect-worker', lookups: Lookups): Fact[] {
  const library = container === 'broker' ? 'kafka-broker' : 'kafka-connect';
  return variables.flatMap(({ name, text, span }): Fact[] => {
    const prefix = (container === 'broker' ? BROKER : WORKER).exec(name)?.[0] ?? '';
    const isBare = (container === 'broker' ? BARE_BROKER : BARE_WORKER).test(name);
    if ((prefix === '' && !isBare) || OTHERS.test(name)) return [];
    const whole = keyOf(name.slice(prefix.length));
    const [start, role] = (container === 'broker' ? undefined : ROUTED.find(([each]) => whole.startsWith(each))) ?? ['', container];
    return [settingFact({ span, key: whole.slice(start.length), native: name, text, role, library }, lookups)];
  });
}

/** `_` stands for a dot, `__` for an underscore, `___` for a dash. */
function keyOf(variable: string): string {
  return variable.toLowerCase().replace(/_{1,3}/g, (marks) => ['.', '_', '-'][marks.length - 1]!);
}
