import catalog from './metrics.json' with { type: 'json' };
import type { MetricFile } from './schema.ts';

// Where metrics come from and what they stand for, by their names. Data: metrics.json.

const { exporters, beans, replacements, collection, sources } = catalog as MetricFile;

/** A source of the catalog, resolved. */
export interface MetricSource {
  url: string;
  checked: string;
}

/** What a metric is made of: one bean, or the beans of a type or domain. */
export interface Bean {
  domain: string;
  type: string | null;
  name: string | null;
  /** The feature of the target that gives it. */
  feature: string;
  /** What it tells, in a word that replacements go by. */
  subject: string | null;
  /** First release of Apache Kafka without it, and what to look at there. */
  until: string | null;
  instead: string | null;
  source: MetricSource;
}

/** An exporter, or the kind of program that a metric is about. */
export interface Exporter {
  id: string;
  /** The only platform whose brokers give it. */
  platform: string | null;
  source: MetricSource;
}

/** What tells the same on a platform. */
export interface Replacement {
  metrics: readonly string[];
  source: MetricSource;
}

const patterns = exporters.map(({ id, names, platform = null, source }) => ({
  names: new RegExp(`^(?:${names})`, 'i'),
  exporter: { id, platform, source: sources[source]! },
}));

/** `kafka_server_ReplicaManager_UnderReplicatedPartitions` and `kafka.server:type=ReplicaManager,…` in letters alone; a rate is told with or without its unit. */
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

const known = beans.flatMap(({ domain, type, names, feature, subject = null, until = null, instead = null, source }) =>
  (names.length === 0 ? [null] : names).map((name) => ({
    letters: lettersOf(`${domain}${type ?? ''}${(name ?? '').replace(/(PerSec|Percent)$/, '')}`),
    bean: { domain, type, name, feature, subject, until, instead, source: sources[source]! } satisfies Bean,
  })),
);
// what is named most closely comes first
known.sort((a, b) => b.letters.length - a.letters.length);

/** Types that are gone as a whole, by the type alone. */
const unmistakable = known.flatMap(({ bean }) => (bean.until !== null && bean.name === null && bean.type ? [{ letters: lettersOf(bean.type), bean }] : []));

/** The exporter of a metric of Prometheus; null for one that the name does not tell. */
export function exporterOf(metric: string): Exporter | null {
  return patterns.find(({ names }) => names.test(metric))?.exporter ?? null;
}

/** The bean of a broker behind a metric of Prometheus; null for those of clients, workers and exporters. */
export function beanOfMetric(metric: string): Bean | null {
  if (exporterOf(metric) !== null) return null;
  const letters = lettersOf(metric);
  const named = known.find((one) => letters.startsWith(one.letters))?.bean ?? null;
  // rules of the exporter may put a type elsewhere: kafka_zookeeper_session_expire_listener_…
  return named?.type ? named : (unmistakable.find((one) => letters.includes(one.letters))?.bean ?? named);
}

/** The bean that an object name or pattern means; where it leaves the name open, only what holds for all beans of the type. */
export function beanOfObject(domain: string, type: string | null, name: string | null): Bean | null {
  const same = (a: string | null, b: string | null): boolean => a?.toLowerCase() === b?.toLowerCase();
  const ofType = known.map(({ bean }) => bean).filter((bean) => same(bean.domain, domain) && type !== null && same(bean.type, type));
  return ofType.find((bean) => name !== null && same(bean.name, name)) ?? ofType.find((bean) => bean.name === null) ?? null;
}

export const beanText = ({ domain, type, name }: Pick<Bean, 'domain' | 'type' | 'name'>): string =>
  `${domain}:type=${type ?? '*'}${name === null ? '' : `,name=${name}`}`;

/** What tells the same on a platform; null where nothing is known to. */
export function replacementOn(platform: string, subject: string | null): Replacement | null {
  const found = replacements.find((one) => one.platform === platform && one.subject === subject);
  return found ? { metrics: found.metrics, source: sources[found.source]! } : null;
}

/** Where a platform has metrics of its own; null where the catalog does not know. */
export function collectionOn(platform: string): string | null {
  return collection.find((one) => one.platform === platform)?.text ?? null;
}
