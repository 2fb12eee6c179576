import type { ConfigMapping } from '../core/document.ts';
import type { Fact, Role } from '../core/fact.ts';
import type { Span } from '../core/span.ts';
import type { Lookups } from './form.ts';
import { spanOf, textOf } from './mappings.ts';
import { settingFact, topicFacts } from './setting-fact.ts';

const LIBRARY = 'kafka-connect';
const TOPICS = /(^|\.)topics$|(^|\.)topic$|\.topic\.name$/;
/** Settings of the clients that the worker makes for this connector. */
const OVERRIDES: readonly [string, Role][] = [
  ['producer.override.', 'producer'],
  ['consumer.override.', 'consumer'],
  ['admin.override.', 'admin'],
];

/** Whether a mapping is a connector's configuration. */
export const isConnector = (mapping: ConfigMapping): boolean => mapping.entries.some(({ key, value }) => key === 'connector.class' && value.kind === 'scalar');

/** The connector, its settings and topics, and the settings of the clients that the worker makes for it. */
export function connectorFacts(mapping: ConfigMapping, lookups: Lookups): Fact[] {
  const made = mapping.entries.find(({ key }) => key === 'connector.class')!;
  const { file, line, column } = made.keySpan;
  const client = `${file}:${line}:${column}`;
  const facts: Fact[] = [{ kind: 'client', ...spanOf(made), evidence: [], library: LIBRARY, role: 'connector', version: null, id: client }];
  for (const entry of mapping.entries) {
    const text = textOf(entry.value);
    if (entry.key === 'name' || (text === null && entry.value.kind !== 'scalar')) continue;
    if (TOPICS.test(entry.key) && !/override/.test(entry.key)) facts.push(...topicFacts(spanOf(entry), text, 'connector', LIBRARY, lookups));
    else facts.push(connectorSetting(entry.key, text, spanOf(entry), client, lookups));
  }
  return facts;
}

function connectorSetting(native: string, text: string | null, span: Span, client: string, lookups: Lookups): Fact {
  const [prefix, role] = OVERRIDES.find(([start]) => native.startsWith(start)) ?? ['', 'connector' as const];
  return settingFact({ span, key: native.slice(prefix.length), native, text, role, library: LIBRARY, client, isLiteral: true }, lookups);
}
