import data from './images.json' with { type: 'json' };

/** An image that a container runs, as far as it concerns Kafka. */
export interface Image {
  /** Repository without its registry: `confluentinc/cp-kafka`. */
  name: string;
  /** Null where none is pinned, or only the run knows it. */
  tag: string | null;
  runs: 'broker' | 'connect-worker' | null;
  /** How its start script makes keys of variables; null where it makes none. */
  variables: 'confluent' | 'bitnami' | 'dots' | null;
  /** Release of Apache Kafka in it; null when the tag does not tell. */
  kafka: string | null;
  /** It speaks Kafka only where it is told to. */
  isGeneral: boolean;
}

type Entry = Pick<Image, 'runs' | 'variables'> & { image: string; kafka: 'tag' | 'confluent' | 'after-scala' | 'after-kafka' | null; isGeneral?: true };

const images = new Map((data.images as readonly Entry[]).map((entry) => [entry.image, entry]));
const platformReleases: Readonly<Record<string, string>> = data.confluentPlatform.releases;

/** Names of the images that are Kafka's own, for a prefilter. */
export const IMAGE_NAMES: readonly string[] = [...images.values()].filter(({ isGeneral }) => !isGeneral).map(({ image }) => image);

/** What a reference such as `docker.io/bitnami/kafka:3.7@sha256:…` runs; null for images that have nothing to do with Kafka. */
export function imageOf(reference: string): Image | null {
  const [, path, tag] = /^([^@\s:]+(?::\d+\/[^@\s:]+)?)(?::([^@\s]+))?(?:@\S+)?$/.exec(reference.trim()) ?? [];
  const name = path?.split('/').slice(-2).join('/');
  const entry = images.get(name ?? '');
  if (!entry || name === undefined) return null;
  const pinned = tag !== undefined && !/[${}<>]/.test(tag) ? tag : null;
  return {
    name,
    tag: pinned,
    runs: entry.runs,
    variables: entry.variables,
    kafka: pinned === null ? null : releaseOf(entry, pinned),
    isGeneral: entry.isGeneral ?? false,
  };
}

function releaseOf({ kafka }: Entry, tag: string): string | null {
  const number = /\d+\.\d+(\.\d+)?/;
  if (kafka === 'tag') return /^\d/.test(tag) ? (number.exec(tag)?.[0] ?? null) : null;
  // Scala's version comes first
  if (kafka === 'after-scala') return number.exec(tag.replace(/^\d\.\d+-/, ''))?.[0] ?? null;
  if (kafka === 'after-kafka') return number.exec(/kafka-(.+)$/.exec(tag)?.[1] ?? '')?.[0] ?? null;
  if (kafka === 'confluent') return platformReleases[/^\d+\.\d+/.exec(tag)?.[0] ?? ''] ?? null;
  return null;
}
