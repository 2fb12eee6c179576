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

type Keys = Map<CatalogClient, Map<string, ConfigKey>>;

/** Look-ups over the releases' catalogs. Files are read when needed, each once. */
export class Catalogs {
  readonly #releases: string[];
  readonly #files = new Map<string, CatalogFile>();
  readonly #keys = new Map<string, Keys>();
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

  configKey(client: CatalogClient, key: string, kafkaVersion: string): ConfigKey | null {
    const release = this.#nearest(kafkaVersion);
    return release === null ? null : (this.#keysOf(release).get(client)?.get(key) ?? null);
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
    const release = this.#nearest(kafkaVersion);
    if (release === null) return [];
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

  #nearest(version: string): string | null {
    return this.#releases.findLast((release) => compareVersions(release, version) <= 0) ?? null;
  }

  #file(release: string): CatalogFile {
    let file = this.#files.get(release);
    if (!file) {
      file = this.#readCatalog(`kafka-${release}.json`);
      this.#files.set(release, file);
    }
    return file;
  }

  /** The release's keys: those of the release before, with its own changes. */
  #keysOf(release: string): Keys {
    let keys = this.#keys.get(release);
    if (!keys) {
      const before = this.#releases[this.#releases.indexOf(release) - 1];
      keys = new Map(before === undefined ? [] : [...this.#keysOf(before)].map(([client, known]) => [client, new Map(known)]));
      for (const [client, changes] of Object.entries(this.#file(release).keys)) {
        const known = keys.get(client as CatalogClient) ?? new Map<string, ConfigKey>();
        keys.set(client as CatalogClient, known);
        for (const [name, change] of Object.entries(changes ?? {})) {
          if (change === null) known.delete(name);
          else known.set(name, configKey(name, change));
        }
      }
      this.#keys.set(release, keys);
    }
    return keys;
  }
}

function configKey(name: string, { type, default: standard, required, valid, importance, deprecated }: CatalogKey): ConfigKey {
  return { name, type, default: standard ?? null, isRequired: required ?? false, validValues: valid ?? null, importance, deprecated: deprecated ?? false };
}
