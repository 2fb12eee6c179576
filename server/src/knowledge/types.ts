import type { Layer } from '../core/workload.ts';

/** What a platform says of a feature. `ignored`: accepted without effect. `fixed`: always one value. `limited`: see the note. */
export type SupportStatus = 'yes' | 'no' | 'limited' | 'ignored' | 'fixed' | 'unknown';

/** Something a workload can need and a platform can give. `knowledge/features.json`. */
export interface Feature {
  id: string;
  layer: Layer;
  title: string;
  /** How a workload shows that it needs it. */
  shownBy: string;
}

/** A sourced statement. `source` and `checked` are there unless status is unknown for want of any source. */
export interface Support {
  status: SupportStatus;
  /** Mandatory unless yes or no. */
  note: string | null;
  source: string | null;
  /** Date YYYY-MM-DD on which the source was read. */
  checked: string | null;
  confidence: 'high' | 'medium' | 'low';
  /** `documented`, or `observed` once a probe has overruled it. */
  basis: 'documented' | 'observed';
}

export interface Limit {
  name: string;
  value: number;
  unit: string;
  note: string | null;
  source: string;
  checked: string;
}

/** A profile with inheritance, version, tier and observations applied. Rules see nothing else of a platform. */
export interface Target {
  /** As the user wrote it, normalised: `kafka@4.0.0`, `event-hubs:standard`, `automq`. */
  label: string;
  platform: string;
  title: string;
  /** Product version, e.g. 4.0.0; null when the platform has none. */
  version: string | null;
  tier: string | null;
  /** The Apache Kafka release whose protocol and broker behaviour the target follows, e.g. 3.9.0 for AutoMQ; null if it is its own implementation. */
  kafkaVersion: string | null;
  support(feature: string): Support;
  /** e.g. `transaction.max.timeout.ms`, `message.max.bytes`. */
  limit(name: string): Limit | null;
}

export type CatalogClient = 'producer' | 'consumer' | 'admin' | 'streams' | 'topic' | 'broker' | 'connect-worker';

export interface ConfigKey {
  name: string;
  type: string;
  /** null when there is none (required), else as text. */
  default: string | null;
  isRequired: boolean;
  validValues: string | null;
  importance: string;
  deprecated: boolean;
}

export interface ApiVersions {
  api: string;
  key: number;
  min: number;
  max: number;
}
