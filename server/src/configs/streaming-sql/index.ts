import type { ConfigEntry, ConfigMapping } from '../../core/document.ts';
import type { Fact, TopicUse } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import { connectorFacts, isConnector } from '../connector.ts';
import type { Lookups, TextForm } from '../form.ts';
import { spansOf } from '../packages.ts';
import { settingFact, topicFacts } from '../setting-fact.ts';
import keys from './keys.json' with { type: 'json' };
import { type Option, optionsIn, statementsOf } from './statements.ts';

/** SQL that reads and writes Kafka: ksqlDB, Flink SQL, ClickHouse's table engine. */
export const textForm: TextForm = {
  id: 'streaming-sql',
  tokens: [
    'KAFKA_TOPIC',
    'kafka_topic',
    "'kafka'",
    "'upsert-kafka'",
    'connector.class',
    'ksql.streams',
    'auto.offset.reset',
    'processing.guarantee',
    'ENGINE = Kafka',
    'ENGINE=Kafka',
  ],
  matches: (file) => /\.(sql|ksql|ddl)$/i.test(file),
  extract(file, text, lookups) {
    const span = spansOf(file, text);
    return statementsOf(text).flatMap(({ start, end }) => {
      const statement = text.slice(start, end);
      const options = optionsIn(statement).map((option) => ({ ...option, start: option.start + start, end: option.end + start }));
      const at = (option: Option): Span => span(option.start, option.end);
      return [...ksql(statement, options, at, lookups), ...flink(options, at, lookups), ...clickhouse(statement, options, at, lookups)];
    });
  },
};

type Place = (option: Option) => Span;

function ksql(statement: string, options: readonly Option[], at: Place, lookups: Lookups): Fact[] {
  const library = 'ksqldb';
  const [, set, value] = /^\s*SET\s+'([^']+)'\s*=\s*'([^']*)'/i.exec(statement) ?? [];
  if (set !== undefined && value !== undefined) {
    const [option] = options;
    const key = set.replace(/^ksql\.streams\./, '');
    return option ? [settingFact({ span: at(option), key, native: set, text: value, role: 'streams', library }, lookups)] : [];
  }
  if (/^\s*CREATE\s+(SOURCE|SINK)\s+CONNECTOR\b/i.test(statement)) return connector(options, at, lookups);
  const kind = /^\s*CREATE\s+(?:OR\s+REPLACE\s+)?(?:SOURCE\s+)?(?:STREAM|TABLE)\b/i.exec(statement);
  if (!kind) return [];
  const use: TopicUse = /\)\s*AS\s+SELECT\b|\bAS\s+SELECT\b/i.test(statement) ? 'streams-sink' : 'streams-source';
  return options.flatMap((option): Fact[] => {
    const key = option.key.toUpperCase();
    if (key === 'KAFKA_TOPIC') return topicFacts(at(option), option.value, use, library, lookups);
    const known = (keys.ksql as Readonly<Record<string, string>>)[key];
    return known ? [settingFact({ span: at(option), key: known, native: option.key, text: option.value, role: 'topic', library }, lookups)] : [];
  });
}

function connector(options: readonly Option[], at: Place, lookups: Lookups): Fact[] {
  const entries = options.map(
    (option): ConfigEntry => ({ key: option.key, keySpan: at(option), value: { kind: 'scalar', value: option.value, span: at(option) } }),
  );
  const [first] = entries;
  if (!first) return [];
  const mapping: ConfigMapping = { kind: 'mapping', entries, span: first.keySpan };
  return isConnector(mapping) ? connectorFacts(mapping, lookups) : [];
}

/** A table may be read or written: the statement does not tell. */
function flink(options: readonly Option[], at: Place, lookups: Lookups): Fact[] {
  const library = 'flink-connector-kafka';
  if (!options.some(({ key, value }) => key === 'connector' && /^(upsert-)?kafka(-0\.1\d)?$/.test(value))) return [];
  return options.flatMap((option): Fact[] => {
    if (option.key === 'topic') return topicFacts(at(option), option.value.replaceAll(';', ','), 'config', library, lookups);
    const passed = /^properties\.(.+)$/.exec(option.key)?.[1];
    const key = passed ?? (keys.flink as Readonly<Record<string, string>>)[option.key];
    if (!key) return [];
    const role = key === 'group.id' || /^scan\./.test(option.key) ? 'consumer' : /^sink\./.test(option.key) ? 'producer' : 'common';
    return [settingFact({ span: at(option), key, native: option.key, text: option.value, role, library }, lookups)];
  });
}

function clickhouse(statement: string, options: readonly Option[], at: Place, lookups: Lookups): Fact[] {
  const library = 'clickhouse';
  if (!/\bENGINE\s*=\s*Kafka\b/i.test(statement)) return [];
  return options.flatMap((option): Fact[] => {
    if (option.key === 'kafka_topic_list') return topicFacts(at(option), option.value, 'consume', library, lookups);
    const key = (keys.clickhouse as Readonly<Record<string, string>>)[option.key];
    return key ? [settingFact({ span: at(option), key, native: option.key, text: option.value, role: 'consumer', library }, lookups)] : [];
  });
}
