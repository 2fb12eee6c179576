import type { ConfigDocument, ConfigEntry, ConfigMapping, ConfigNode } from '../core/document.ts';
import { entryOf, nodeAt, scalarAt } from '../core/document.ts';
import type { Fact, FactOf, Role } from '../core/fact.ts';
import { flatten } from '../resolve/flatten.ts';
import { placeholderValue } from '../resolve/placeholders.ts';
import { workerFacts } from './connect-worker.ts';
import { connectorFacts } from './connector.ts';
import type { Lookups } from './form.ts';
import { spanOf, textOf } from './mappings.ts';
import { settingFact, topicFacts } from './setting-fact.ts';

/** A resource of a Kubernetes manifest. */
export interface Resource {
  /** `kafka.strimzi.io` of `kafka.strimzi.io/v1`. */
  group: string;
  kind: string;
  made: ConfigEntry;
  name: ConfigEntry | null;
  root: ConfigNode;
  spec: ConfigNode | null;
}

/** The resources of a document, those of a `List` too. */
export function resourcesOf(document: ConfigDocument): Resource[] {
  return document.roots.flatMap((root) => (scalarAt(root, 'kind')?.value?.endsWith('List') ? itemsOf(nodeAt(root, 'items')) : [root])).flatMap(resource);
}

function resource(root: ConfigNode): Resource[] {
  const made = entryOf(root, 'kind');
  const kind = scalarAt(root, 'kind')?.value;
  const group = scalarAt(root, 'apiVersion')?.value?.split('/')[0];
  if (!made || !kind || !group) return [];
  return [{ group, kind, made, name: entryOf(nodeAt(root, 'metadata'), 'name'), root, spec: nodeAt(root, 'spec') }];
}

export const itemsOf = (node: ConfigNode | null): readonly ConfigNode[] => (node?.kind === 'sequence' ? node.items : []);

/** A name as it is written, or as the chart's values make it; null for one that only a release has. */
export function plainText(entry: ConfigEntry | null, lookups?: Lookups): string | null {
  const text = entry ? textOf(entry.value) : null;
  if (entry === null || text === null || !/\{\{|\$\{/.test(text)) return text;
  const value = lookups && text.includes('{{') ? placeholderValue(text, entry.keySpan.file, [], lookups) : null;
  return value?.status === 'known' ? value.value : null;
}

/** Fields of a resource that stand for Kafka keys. */
export type Fields = Readonly<Record<string, string>>;

/** Settings of the clients that a worker makes for itself or for its connectors. */
const ROUTED: readonly [string, Role][] = [
  ['producer.override.', 'producer'],
  ['consumer.override.', 'consumer'],
  ['admin.override.', 'admin'],
  ['producer.', 'producer'],
  ['consumer.', 'consumer'],
  ['admin.', 'admin'],
];
const CONNECTOR_TOPICS = /(^|\.)topics$|^topic$|(^|\.)kafka\.topic$|\.topic\.name$/;

/** Turns parts of one resource into facts. */
export class ResourceReader {
  /** Id of the client that the resource makes. */
  readonly id: string;

  constructor(
    readonly resource: Resource,
    readonly library: string,
    readonly lookups: Lookups,
  ) {
    const { file, line, column } = resource.made.keySpan;
    this.id = `${file}:${line}:${column}`;
  }

  /** A name or version, where it is known. */
  text(entry: ConfigEntry | null): string | null {
    return plainText(entry, this.lookups);
  }

  client(role: Role, version: string | null = null): FactOf['client'] {
    return { kind: 'client', ...spanOf(this.resource.made), evidence: [], library: this.library, role, version, id: this.id };
  }

  setting(entry: ConfigEntry, key: string, role: Role, text = textOf(entry.value), native = entry.key): Fact {
    return settingFact({ span: spanOf(entry), key, native, text, role, library: this.library, client: this.id }, this.lookups);
  }

  fields(node: ConfigNode | null, fields: Fields, role: Role): Fact[] {
    return Object.entries(fields).flatMap(([field, key]): Fact[] => {
      const entry = entryOf(node, field);
      return entry && textOf(entry.value) !== null ? [this.setting(entry, key, role)] : [];
    });
  }

  /** Keys of Kafka as they are; the topics of a connector are topics. */
  config(node: ConfigNode | null, role: Role): Fact[] {
    const leaves = node && node.kind !== 'scalar' ? flatten(node) : [];
    return leaves.flatMap(({ path, value, span }): Fact[] => {
      if (path === '') return [];
      const [prefix, own] = role === 'connector' || role === 'connect-worker' ? (ROUTED.find(([start]) => path.startsWith(start)) ?? ['', role]) : ['', role];
      if (own === 'connector' && CONNECTOR_TOPICS.test(path)) return topicFacts(span, value, 'connector', this.library, this.lookups);
      // what another program reads through the worker
      const isLiteral = role === 'connector';
      const { library, id } = this;
      return [settingFact({ span, key: path.slice(prefix.length), native: path, text: value, role: own, library, client: id, isLiteral }, this.lookups)];
    });
  }

  /** A connector whose class and tasks are fields beside its configuration. */
  connector(node: ConfigNode | null, fields: Fields, config = 'config'): Fact[] {
    const mapping = this.#together(node, fields, config);
    return this.#owned(connectorFacts(mapping, this.lookups, this.text(this.resource.name)), node);
  }

  /** A worker whose group and topics are fields beside its configuration. */
  worker(node: ConfigNode | null, fields: Fields): Fact[] {
    return this.#owned(workerFacts(this.#together(node, fields, 'config').entries, spanOf(this.resource.made), this.lookups), node);
  }

  /** Fields by Kafka's names, then the configuration. */
  #together(node: ConfigNode | null, fields: Fields, config: string): ConfigMapping {
    const named = Object.entries(fields).flatMap(([field, key]): ConfigEntry[] => {
      const entry = entryOf(node, field);
      return entry ? [{ ...entry, key }] : [];
    });
    const own = nodeAt(node, config);
    return { kind: 'mapping', entries: [...named, ...(own?.kind === 'mapping' ? own.entries : [])], span: node?.span ?? this.resource.made.keySpan };
  }

  /** What the readers of Connect tell, as this resource's: its client is told once, where its kind stands. */
  #owned(facts: readonly Fact[], node: ConfigNode | null): Fact[] {
    const fields = new Map((node?.kind === 'mapping' ? node.entries : []).map(({ key, keySpan: { line, column } }) => [`${line}:${column}`, key]));
    return facts.flatMap((fact): Fact[] => {
      if (fact.kind === 'client') return [];
      if (fact.kind === 'setting') {
        const native = fields.get(`${fact.line}:${fact.column}`) ?? fact.native;
        return [{ ...fact, library: this.library, client: this.id, native }];
      }
      return [fact.kind === 'topic' || fact.kind === 'group' ? { ...fact, library: this.library, client: this.id } : fact];
    });
  }

  topic(entry: ConfigEntry | null, use: FactOf['topic']['use']): Fact[] {
    return entry ? topicFacts(spanOf(entry), textOf(entry.value), use, this.library, this.lookups) : [];
  }

  /** What the resource sets up on the cluster or asks of it; no feature where the operator does it by itself. */
  asks(entry: ConfigEntry, name: string, feature: string | null, role: Role): FactOf['call'] {
    return { kind: 'call', ...spanOf(entry), evidence: [], library: this.library, role, name, feature };
  }

  service(entry: ConfigEntry | null, name: string, isVersion: boolean): FactOf['component'][] {
    return entry ? [{ kind: 'component', ...spanOf(entry), evidence: [], name, type: 'service', version: isVersion ? this.text(entry) : null }] : [];
  }
}
