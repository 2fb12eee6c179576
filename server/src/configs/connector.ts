import type { ConfigDocument, ConfigEntry, ConfigMapping, ConfigNode } from '../core/document.ts';
import type { Fact, Role } from '../core/fact.ts';
import { connectorState } from './connector-state.ts';
import table from './connectors.json' with { type: 'json' };
import type { Lookups } from './form.ts';
import { spanOf, textOf } from './mappings.ts';
import { settingFact, topicFacts } from './setting-fact.ts';

const LIBRARY = 'kafka-connect';
const TOPICS = /(^|[._-])topics?(\.name|\.list|\.whitelist)?$/;
/** Topics of the other end of a connector, of transforms, and of clients. */
const NOT_KAFKA = new RegExp(`(^|\\.)(${table.foreignTopics.join('|')})\\.|^(transforms|predicates)\\.|\\.override\\.|^topic\\.creation\\.`);
const ROUTES = Object.entries(table.routes) as [string, Role][];
/** A rule for topics that Connect makes: `topic.creation.<group>.<setting>`. */
const CREATED = /^topic\.creation\.[^.]+\.(?!include$|exclude$)(.+)$/;

/** A connector's configuration and the name that it goes by, where one is written. */
export interface Connector {
  mapping: ConfigMapping;
  name: string | null;
}

/** Whether a mapping is a connector's configuration. */
export const isConnector = (mapping: ConfigMapping): boolean => classOf(mapping) !== null;

function classOf(mapping: ConfigMapping): ConfigEntry | null {
  return mapping.entries.find(({ key, value }) => key === 'connector.class' && value.kind === 'scalar' && value.value !== null) ?? null;
}

/** Names beside the configuration, in REST requests and other tools' lists. */
const NAMES = ['name', 'connectorName', 'connector_name', 'connector', 'ConnectorName'];

/** What holds a connector's configuration is not its name. */
const HOLDERS = /^(config|configuration|connectorConfiguration|ConnectorConfiguration|Properties|properties|spec)$/;

/** Every connector of a document: alone, in a REST request, in a list, or below its name. */
export function connectorsOf(document: ConfigDocument): Connector[] {
  const found: Connector[] = [];
  const visit = (node: ConfigNode, above: string | null): void => {
    if (node.kind === 'sequence') for (const item of node.items) visit(item, null);
    if (node.kind !== 'mapping') return;
    const written = NAMES.flatMap((name) => node.entries.findLast((entry) => entry.key === name && entry.value.kind === 'scalar') ?? [])[0];
    const name = (written ? textOf(written.value) : null) ?? above;
    if (isConnector(node)) found.push({ mapping: node, name });
    for (const { key, value } of node.entries) visit(value, HOLDERS.test(key) ? name : key);
  };
  for (const root of document.roots) visit(root, null);
  return found;
}

/** The connector, its settings and topics, what it keeps and where, and the settings of the clients that are made for it. */
export function connectorFacts(mapping: ConfigMapping, lookups: Lookups, name: string | null = null): Fact[] {
  const made = classOf(mapping);
  if (!made) return [];
  const { file, line, column } = made.keySpan;
  const client = `${file}:${line}:${column}`;
  const isMirror = (textOf(made.value) ?? '') in table.mirrors;
  const facts: Fact[] = [{ kind: 'client', ...spanOf(made), evidence: [], library: LIBRARY, role: 'connector', version: null, id: client }];
  for (const entry of mapping.entries) {
    const text = textOf(entry.value);
    // null removes a key; JSON has no comments but keys of this kind
    if (entry.key === 'name' || text === null || /^(_|\/\/|#)/.test(entry.key)) continue;
    const isTopic = TOPICS.test(entry.key) && !NOT_KAFKA.test(entry.key);
    if (isTopic && !(isMirror && isPattern(text))) facts.push(...topicFacts(spanOf(entry), text, 'connector', LIBRARY, lookups));
    if (!isTopic || isMirror) facts.push(connectorSetting(entry, text, client, lookups));
  }
  return [...facts, ...connectorState({ mapping, name }, made)];
}

/** A mirror's topics are patterns, which may be plain names. */
export const isPattern = (text: string): boolean => /[*[\](|\\+?^$]/.test(text);

function connectorSetting(entry: ConfigEntry, text: string, client: string, lookups: Lookups): Fact {
  const { key, role } = routed(entry.key);
  return settingFact({ span: spanOf(entry), key, native: entry.key, text, role, library: LIBRARY, client, isLiteral: true }, lookups);
}

/** Prefixes say for which client a setting is; `signal.kafka.groupId` is the group of a consumer beside the connector. */
function routed(native: string): { key: string; role: Role } {
  const created = CREATED.exec(native)?.[1];
  if (created) return { key: created, role: 'topic' };
  if (native === 'target.cluster.alias') return { key: native, role: 'connector' };
  if (native === 'signal.kafka.groupId') return { key: 'group.id', role: 'consumer' };
  const [prefix, role] = ROUTES.find(([start]) => native.startsWith(start) && native.length > start.length) ?? ['', 'connector' as const];
  return { key: native.slice(prefix.length), role };
}
