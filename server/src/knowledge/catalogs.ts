import { compareVersions, isVersionIn } from '../core/version.ts';
import type { ApiVersions, CatalogClient, ConfigKey } from './types.ts';

/** A key as `tools/knowledge` writes it: what has its usual value is left out. */
interface CatalogKey {
  type: string;
  default?: string;
  required?: true;
  valid?: string;
  importance: string;
  deprecated?: true;
}

/** `catalogs/kafka-<release>.json`: what changed since the release before. `null`: no longer there. */
export interface CatalogFile {
  release: string;
  inputs: { artifact: string; sha256: string }[];
  keys: Partial<Record<CatalogClient, Record<string, CatalogKey | null>>>;
  constants: Record<string, Record<string, string | null>>;
}

/** `protocol/kafka-<release>.json`: name → key, least and greatest version that a broker of the release serves. */
interface ProtocolFile {
  release: string;
  apis: Record<string, [key: number, min: number, max: number]>;
}

/** `protocol/exceptions.json`: where brokers advertise more than they accept. */
interface ProtocolException {
  api: string;
  since: string;
  until: string | null;
  accepted: { min: number };
}

/** Look-ups over the releases' catalogs. Files are read when needed, each once. */
export class Catalogs {
  readonly #releases: string[];
  readonly #files = new Map<string, CatalogFile>();
  readonly #apis = new Map<string, readonly ApiVersions[]>();
  #constants: Map<string, string> | null = null;
  #everyKey: Set<string> | null = null;
  readonly #readCatalog: (name: string) => CatalogFile;
  readonly #readProtocol: (name: string) => unknown;

  constructor(names: readonly string[], readCatalog: (name: string) => CatalogFile, readProtocol: (name: string) => unknown) {
    this.#releases = names.map((name) => name.replace(/^kafka-|\.json$/g, '')).sort(compareVersions);
    this.#readCatalog = readCatalog;
    this.#readProtocol = readProtocol;
  }

  /** The newest word on the key at or below the release. */
  configKey(client: CatalogClient, key: string, kafkaVersion: string): ConfigKey | null {
    for (const release of this.#releases.toReversed()) {
      if (compareVersions(release, kafkaVersion) > 0) continue;
      const changes = this.#file(release).keys[client];
      if (changes && Object.hasOwn(changes, key)) return changes[key] ? configKey(key, changes[key]) : null;
    }
    return null;
  }

  constant(className: string, name: string): string | null {
    if (!this.#constants) {
      this.#constants = new Map();
      // Oldest first: the newest release's value stays, and names that later releases lack too.
      for (const release of this.#releases)
        for (const [owner, constants] of Object.entries(this.#file(release).constants))
          for (const [constant, value] of Object.entries(constants)) if (value !== null) this.#constants.set(`${owner}.${constant}`, value);
    }
    return this.#constants.get(`${className.slice(className.lastIndexOf('.') + 1)}.${name}`) ?? null;
  }

  isKafkaKey(key: string): boolean {
    this.#everyKey ??= new Set(this.#releases.flatMap((release) => Object.values(this.#file(release).keys).flatMap((keys) => Object.keys(keys ?? {}))));
    return this.#everyKey.has(key);
  }

  apis(kafkaVersion: string): readonly ApiVersions[] {
    const release = this.#releases.findLast((each) => compareVersions(each, kafkaVersion) <= 0);
    if (release === undefined) return [];
    let apis = this.#apis.get(release);
    if (!apis) {
      const file = this.#readProtocol(`kafka-${release}.json`) as ProtocolFile;
      const exceptions = (this.#readProtocol('exceptions.json') as ProtocolException[]).filter((each) => isVersionIn(release, each.since, each.until));
      apis = Object.entries(file.apis)
        .map(([api, [key, min, max]]) => ({ api, key, min: exceptions.find((each) => each.api === api)?.accepted.min ?? min, max }))
        .sort((a, b) => a.key - b.key);
      this.#apis.set(release, apis);
    }
    return apis;
  }

  #file(release: string): CatalogFile {
    let file = this.#files.get(release);
    if (!file) {
      file = this.#readCatalog(`kafka-${release}.json`);
      this.#files.set(release, file);
    }
    return file;
  }
}

function configKey(name: string, { type, default: standard, required, valid, importance, deprecated }: CatalogKey): ConfigKey {
  return { name, type, default: standard ?? null, isRequired: required ?? false, validValues: valid ?? null, importance, deprecated: deprecated ?? false };
}
