import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CatalogFile, Catalogs } from './catalogs.ts';
import type { Knowledge } from './index.ts';
import type { PlatformFile } from './schema.ts';
import { parseTarget } from './target.ts';
import type { Feature } from './types.ts';

/** Where the JSON files are: beside the bundle, or in this folder when run from sources. */
function knowledgeDirectory(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'knowledge');
  return existsSync(join(beside, 'features.json')) ? beside : here;
}

/** Reads features and profiles when first asked; each catalog only when a look-up needs it. */
export function loadKnowledge(directory = knowledgeDirectory()): Knowledge {
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(directory, file), 'utf8')) as T;
  const names = (folder: string): string[] =>
    readdirSync(join(directory, folder))
      .filter((name) => name.endsWith('.json'))
      .sort();
  const features = lazy(
    () => new Map(Object.entries(read<Record<string, Omit<Feature, 'id'>>>('features.json')).map(([id, feature]) => [id, { id, ...feature }])),
  );
  // Apache Kafka first: it is what the others are compared with.
  const profiles = lazy(() => {
    const all = names('platforms').map((name) => read<PlatformFile>(join('platforms', name)));
    all.sort((a, b) => Number(b.id === 'kafka') - Number(a.id === 'kafka'));
    return new Map(all.map((profile) => [profile.id, profile]));
  });
  const catalogs = lazy(
    () =>
      new Catalogs(
        names('catalogs'),
        (name) => read<CatalogFile>(join('catalogs', name)),
        (name) => read(join('protocol', name)),
      ),
  );
  return {
    get features() {
      return features();
    },
    get platforms() {
      return [...profiles().values()].map(({ id, title, versions, tiers, defaultTarget }) => ({
        id,
        title,
        versions: versions.map((each) => each.version),
        tiers,
        defaultTarget,
      }));
    },
    target: (specification) => parseTarget(specification, profiles()),
    configKey: (client, key, kafkaVersion) => catalogs().configKey(client, key, kafkaVersion),
    constant: (className, name) => catalogs().constant(className, name),
    apis: (kafkaVersion) => catalogs().apis(kafkaVersion),
    isKafkaKey: (key) => catalogs().isKafkaKey(key),
  };
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
