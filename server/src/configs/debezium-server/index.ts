import type { ConfigDocument, ConfigEntry, ConfigMapping, ConfigNode } from '../../core/document.ts';
import type { Fact, FactOf, StateHome } from '../../core/fact.ts';
import { flatten } from '../../resolve/flatten.ts';
import { connectorFacts } from '../connector.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { spanOf, textOf } from '../mappings.ts';
import { settingFact } from '../setting-fact.ts';

const LIBRARY = 'debezium-server';
const SOURCE = 'debezium.source.';
const SINK = 'debezium.sink.';
const PRODUCER = 'debezium.sink.kafka.producer.';

/** Debezium's own server, by its properties or by variables of a container: where it writes to Kafka, or keeps its offsets or history there. */
export const form: ConfigForm = {
  id: LIBRARY,
  formats: ['properties', 'yaml', 'dotenv'],
  tokens: ['debezium.sink', 'debezium.source', 'debezium:', 'DEBEZIUM_SINK_', 'DEBEZIUM_SOURCE_'],
  recognises: (document) => serversOf(document).length > 0,
  extract: (document, lookups) => serversOf(document).flatMap((entries) => serverFacts(entries, lookups)),
};

/** The settings of each server of a document, by their dotted names; of those only that have to do with Kafka. */
function serversOf(document: ConfigDocument): ConfigEntry[][] {
  const found: ConfigEntry[][] = [];
  const whole = document.roots.flatMap((root) => flatten(root).flatMap(({ path, value, span }) => entry(path, span, { kind: 'scalar', value, span })));
  if (whole.length > 0) found.push(whole);
  // below another key stand variables of a container
  const visit = (node: ConfigNode): void => {
    const own = node.kind === 'scalar' ? [] : variablesOf(node);
    if (own.length > 0) found.push(own);
    if (node.kind === 'sequence') for (const item of node.items) visit(item);
    if (node.kind === 'mapping') for (const { value } of node.entries) visit(value);
  };
  for (const root of document.roots) if (document.format === 'yaml') visit(root);
  return found.filter((entries) => entries.some(speaksOfKafka));
}

function variablesOf(node: Exclude<ConfigNode, { kind: 'scalar' }>): ConfigEntry[] {
  if (node.kind === 'mapping') return node.entries.flatMap(({ key, keySpan, value }) => entry(key, keySpan, value));
  return node.items.flatMap((item): ConfigEntry[] => {
    if (item.kind === 'scalar') {
      const [, name, value] = /^([\w.]+)=(.*)$/s.exec(item.value ?? '') ?? [];
      return name === undefined ? [] : entry(name, item.span, { kind: 'scalar', value: value ?? '', span: item.span });
    }
    const [name, value] = ['name', 'value'].map((key) => (item.kind === 'mapping' ? item.entries.find((each) => each.key === key) : undefined));
    return name && value && textOf(name.value) ? entry(textOf(name.value)!, name.keySpan, value.value) : [];
  });
}

function entry(name: string, keySpan: ConfigEntry['keySpan'], value: ConfigNode): ConfigEntry[] {
  const key = name.startsWith('DEBEZIUM_') ? name.toLowerCase().replaceAll('_', '.') : name;
  return key.startsWith('debezium.') ? [{ key, keySpan, value }] : [];
}

const speaksOfKafka = ({ key, value }: ConfigEntry): boolean =>
  key.startsWith('debezium.sink.kafka.') ||
  (key === 'debezium.sink.type' && textOf(value) === 'kafka') ||
  /^debezium\.source\.(schema\.history\.internal|database\.history)\.kafka\./.test(key) ||
  (key === 'debezium.source.offset.storage' && /Kafka/.test(textOf(value) ?? ''));

function serverFacts(entries: readonly ConfigEntry[], lookups: Lookups): Fact[] {
  const source: ConfigMapping['entries'] = entries.flatMap((one) => (one.key.startsWith(SOURCE) ? [{ ...one, key: one.key.slice(SOURCE.length) }] : []));
  const type = entries.find(({ key }) => key === 'debezium.sink.type');
  const facts: Fact[] = [];
  if (type && textOf(type.value) === 'kafka') {
    const { file, line, column } = type.keySpan;
    facts.push({ kind: 'client', ...spanOf(type), evidence: [], library: LIBRARY, role: 'producer', version: null, id: `${file}:${line}:${column}` });
  }
  for (const { key, ...rest } of entries) {
    const text = textOf(rest.value);
    if (key.startsWith(SOURCE) || text === null) continue;
    const own = key.startsWith(PRODUCER) ? key.slice(PRODUCER.length) : key;
    const role = key.startsWith(SINK) ? 'producer' : 'connector';
    facts.push(settingFact({ span: spanOf({ key, ...rest }), key: own, native: key, text, role, library: LIBRARY, isLiteral: role === 'connector' }, lookups));
  }
  if (source.length === 0) return facts;
  const read = connectorFacts({ kind: 'mapping', entries: source, span: source[0]!.keySpan }, lookups);
  return [...facts, ...read.flatMap(asServers), ...offsets(source)];
}

/** No worker stands behind it: it keeps its offsets itself. */
function asServers(fact: Fact): Fact[] {
  if (fact.kind === 'state') return fact.what === 'offsets' ? [] : [{ ...fact, library: LIBRARY }];
  if (fact.kind === 'setting') return [{ ...fact, library: LIBRARY, native: `${SOURCE}${fact.native}` }];
  return [{ ...fact, library: LIBRARY } as Fact];
}

function offsets(source: readonly ConfigEntry[]): FactOf['state'][] {
  const at = (key: string): ConfigEntry | undefined => source.find((one) => one.key === key);
  const places: readonly [ConfigEntry | undefined, StateHome][] = [
    [at('offset.storage.topic'), 'topic'],
    [at('offset.storage.file.filename'), 'file'],
    [at('offset.storage'), 'system'],
  ];
  const [place, home] = places.find(([one]) => one !== undefined) ?? [];
  if (!place || !home) return [];
  const text = textOf(place.value);
  const name = text === null || /\$\{|\{\{/.test(text) ? null : home === 'system' ? text.slice(text.lastIndexOf('.') + 1) : text;
  return [{ kind: 'state', ...spanOf(place), evidence: [], what: 'offsets', home, name, owner: null, library: LIBRARY }];
}
