import type { Role, TopicUse } from './fact.ts';
import type { LanguageId } from './program.ts';

/** A company's own wrapper around a client, as `.kafka-compat.yaml` declares it: names of a module, or keys below a prefix of configuration files. */
export type DeclaredWrapper = DeclaredModule | DeclaredPrefix;

/** `call`: `Type()`, `function()` or `Type.method()`. Paths as in library descriptors: argument position or name, then keys, `[]` for items. */
export interface DeclaredModule {
  /** Where the names are imported from. */
  module: string;
  languages: LanguageId[];
  calls?: (DeclaredUse & { call: string })[];
  annotations?: (DeclaredUse & { annotation: string })[];
}

export interface DeclaredUse {
  /** The call makes a client of this role. */
  client?: Role;
  topics?: { at: string; use?: TopicUse }[];
  groups?: { at: string }[];
  /** Where a map of Kafka keys, or the value of one key, sits. */
  settings?: { at: string; key?: string }[];
  /** What the wrapper sets when the caller does not. */
  defaults?: Record<string, string>;
}

export interface DeclaredPrefix {
  /** Dotted; what stands below it are Kafka keys. */
  prefix: string;
  role: Role;
}
