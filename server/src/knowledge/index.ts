import type { ApiVersions, CatalogClient, ConfigKey, Feature, Target } from './types.ts';

/** The dated, sourced knowledge base: features, platform profiles, config catalogs, protocol tables. Read-only and loaded lazily. */
export interface Knowledge {
  features: ReadonlyMap<string, Feature>;
  /** Known platforms with the versions and tiers that `target` accepts; the first target of each is its default. */
  platforms: readonly { id: string; title: string; versions: readonly string[]; tiers: readonly string[]; defaultTarget: string }[];
  /** `ID[@version][:tier]`, e.g. `kafka@4.0`, `event-hubs:standard`. Throws UnknownTargetError naming the known ones. */
  target(specification: string): Target;
  /** The key as the Kafka release's own client defines it; the nearest catalogued release at or below `kafkaVersion`. Null when unknown to it. */
  configKey(client: CatalogClient, key: string, kafkaVersion: string): ConfigKey | null;
  /** Value of a Java constant, e.g. (`ProducerConfig`, `ACKS_CONFIG`) → `acks`; null when no catalogued release has it. */
  constant(className: string, name: string): string | null;
  /** All API version ranges that a broker of the release accepts. */
  apis(kafkaVersion: string): readonly ApiVersions[];
  /** Every key that some catalogued client knows, for recognising dotted literals. */
  isKafkaKey(key: string): boolean;
}
