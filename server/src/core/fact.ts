import type { Span } from './span.ts';
import type { Evidence, UnknownReason } from './value.ts';

/** Contract: one fact of the inventory, as printed by `kafka-compat inventory --format json`. `file`, `line` … `endColumn` come from Span. */
export type Fact = FactOf[keyof FactOf];
export type FactKind = keyof FactOf;

interface Base extends Span {
  /** Other places that told us. */
  evidence: Evidence[];
  /** 'generated', 'vendored' or 'test' code: reported, but rules look at it with less weight. Absent for production code. */
  origin?: 'test' | 'generated' | 'vendored';
}

export type Role = 'producer' | 'consumer' | 'admin' | 'streams' | 'connector' | 'connect-worker' | 'broker' | 'topic' | 'cli' | 'common';

export type TopicUse = 'produce' | 'consume' | 'create' | 'streams-source' | 'streams-sink' | 'streams-through' | 'connector' | 'config';

export interface Named {
  name: string | null;
  /** Why `name` is null. */
  unknown?: UnknownReason;
  /** Fallback written beside a placeholder, environment read or flag. */
  default?: string;
  oneOf?: string[];
}

export interface FactOf {
  client: Base & { kind: 'client'; library: string; role: Role; version: string | null; id: string };
  setting: Base & {
    kind: 'setting';
    /** Canonical Kafka key where equivalent, else the library's own dotted name. */
    key: string;
    /** As spelled in the file. */
    native: string;
    /** Resolved, in the canonical key's unit; null when unknown. */
    value: string | null;
    unknown?: UnknownReason;
    default?: string;
    oneOf?: string[];
    role: Role;
    /** Set in a branch that may not run. */
    isConditional?: true;
    /** Set by a manifest for code that reads it: the fact of that code carries the value too. */
    isDeployed?: true;
    /** `id` of the client it belongs to, when known. */
    client: string | null;
    library: string;
    /** Where the value stands, quotes included, when source code writes it as one string literal: the only place that an edit may replace. */
    valueSpan?: Span;
  };
  topic: Base & Named & { kind: 'topic'; use: TopicUse; library: string; client: string | null; isDeployed?: true };
  group: Base & Named & { kind: 'group'; use: TopicUse; library: string; client: string | null; isDeployed?: true };
  transaction: Base & { kind: 'transaction'; call: 'init' | 'begin' | 'send-offsets' | 'commit' | 'abort'; library: string };
  /** A call of the library that needs something of the cluster, e.g. `describeLogDirs`; `feature` is an id of the feature table. */
  call: Base & { kind: 'call'; library: string; role: Role; name: string; feature: string | null };
  dependency: Base & { kind: 'dependency'; library: string; ecosystem: Ecosystem; version: string | null; resolved: string | null };
  'admin-command': Base & { kind: 'admin-command'; tool: string; flags: string[] };
  'topology-op': Base & { kind: 'topology-op'; op: string; name: string | null; library: string };
  store: Base & { kind: 'store'; name: string | null; library: string };
  /** A metric that a dashboard or an alert asks for: the program that exports it (an id of the metric catalog) and the bean that it is made of, as far as its name tells. */
  metric: Base & { kind: 'metric'; name: string; exporter: string | null; mbean: string | null };
  /** Beans that an exporter or agent is told to read; parts that match anything are `*`. */
  mbean: Base & { kind: 'mbean'; domain: string; type: string | null; name: string | null; library: string };
  /** A rule of access that is declared or granted; names are null where only the run knows them. */
  acl: Base & {
    kind: 'acl';
    /** As Kafka writes it: `User:orders`. */
    principal: string | null;
    permission: 'allow' | 'deny';
    operation: string | null;
    host: string | null;
    resourceType: 'topic' | 'group' | 'cluster' | 'transactional-id' | 'delegation-token' | 'user' | null;
    resource: string | null;
    patternType: 'literal' | 'prefixed' | 'match' | 'any';
    library: string;
  };
  /** A limit for a user, a client id or an address; `key` is Kafka's: `producer_byte_rate`. */
  quota: Base & { kind: 'quota'; user: string | null; clientId: string | null; ip: string | null; key: string; value: string | null; library: string };
  /** A principal that is made on the cluster; never its password. `mechanism`: `SCRAM-SHA-512`, `tls`, … */
  user: Base & { kind: 'user'; name: string | null; mechanism: string | null; library: string };
  /** A program that is deployed or used at a stated version: an image, a chart, a provider, an operator's resource. `version` is null where none is pinned. */
  component: Base & { kind: 'component'; name: string; type: ComponentType; version: string | null };
  /** What a program must find again after a restart, and where it keeps it: what a migration has to carry over. */
  state: Base & {
    kind: 'state';
    what: StateContent;
    home: StateHome;
    /** The topic, group or file, as far as it is known. */
    name: string | null;
    /** The program that keeps it: a connector, a worker, a mirror. */
    owner: string | null;
    library: string;
  };
}

export type StateContent = 'offsets' | 'configs' | 'status' | 'schema-history' | 'offset-translation';

/** `system`: the other end of a connector, or a store beside Kafka. */
export type StateHome = 'topic' | 'group' | 'file' | 'system';

export type ComponentType = 'image' | 'chart' | 'terraform-provider' | 'ansible-collection' | 'package' | 'service';

/** Package registries, by their common names; `conan`, `vcpkg` and what `cmake` finds for C and C++. */
export type Ecosystem = 'maven' | 'npm' | 'pypi' | 'go' | 'nuget' | 'crates' | 'rubygems' | 'packagist' | 'hex' | 'conan' | 'vcpkg' | 'cmake' | 'debian';
