import type { Fact, Role, TopicUse } from '../core/fact.ts';
import { isSecretKey, isSecretText } from '../core/secret.ts';
import type { Value } from '../core/value.ts';
import { type Leaf, relaxed } from '../resolve/flatten.ts';
import { placeholderValue } from '../resolve/placeholders.ts';
import type { Variable } from './container-variables.ts';
import type { Lookups } from './form.ts';
import data from './spring-properties.json' with { type: 'json' };
import { bytes, milliseconds } from './units.ts';

interface PropertyRule {
  key: string;
  role: Role;
  unit?: 'duration' | 'size';
  secret?: boolean;
  as?: 'group' | 'topic';
  use?: TopicUse;
}

const rules = Object.entries(data.properties as Record<string, PropertyRule>);
const exact = new Map(rules.filter(([name]) => !name.includes('*')).map(([name, rule]) => [relaxed(name), rule]));
const patterned = rules.filter(([name]) => name.includes('*')).map(([name, rule]) => [pattern(`${name}$`), rule] as const);
const passThrough = Object.entries(data.passThrough as Record<string, Role>).map(([prefix, role]) => [pattern(prefix), role] as const);
/** What a property of Spring Boot or of a Kafka binder sets; `name` is its path as Spring compares it. */
export function springProperty(leaf: Leaf, name: string, file: string, lookups: Lookups): Fact[] {
  const rule = exact.get(name) ?? patterned.find(([form]) => form.test(name))?.[1];
  if (rule) return [fact(rule.key, leaf, rule, rule.role, file, lookups)];
  for (const [prefix, role] of passThrough) {
    const match = prefix.exec(name);
    if (match) return [fact(leaf.path.slice(rawLength(leaf.path, match[0].length)), leaf, {}, role, file, lookups)];
  }
  return [];
}

const undotted = new Map([...exact].map(([name, rule]) => [name.replaceAll('.', ''), rule]));

/** What a variable of the environment sets, as Spring binds it: `SPRING_KAFKA_CONSUMER_GROUP_ID`. */
export function springVariable({ name: written, text, span }: Variable, lookups: Lookups): Fact[] {
  // Spring Cloud Data Flow hands on what stands below `applicationProperties`
  const name = written.replace(/^SPRING_CLOUD_(?:DATAFLOW|SKIPPER)_(?:\w+?_)?APPLICATION_?PROPERTIES_(?:STREAM|TASK)_/i, '').toUpperCase();
  if (!/^SPRING_(KAFKA|CLOUD_STREAM_KAFKA)_/.test(name)) return [];
  const leaf: Leaf = { path: written, value: text, span };
  const { file } = span;
  const rule = undotted.get(name.toLowerCase().replaceAll('_', ''));
  if (rule) return [fact(rule.key, leaf, rule, rule.role, file, lookups)];
  const dotted = name.toLowerCase().replaceAll('_', '.');
  for (const [prefix, role] of passThrough) {
    const match = prefix.exec(dotted);
    if (match) return [fact(dotted.slice(match[0].length), leaf, {}, role, file, lookups)];
  }
  return [];
}

function fact(key: string, leaf: Leaf, rule: Partial<PropertyRule>, role: Role, file: string, lookups: Lookups): Fact {
  if (rule.secret || isSecretKey(key) || isSecretText(leaf.value ?? '')) {
    return { kind: 'setting', ...leaf.span, evidence: [], key, native: leaf.path, value: null, unknown: 'secret', role, client: null, library: 'spring-kafka' };
  }
  const found = value(leaf, file, lookups);
  if (found.status === 'known' && rule.unit) found.value = rule.unit === 'duration' ? milliseconds(found.value) : bytes(found.value);
  const { name, ...rest } = named(found);
  if (rule.as === 'group' || key === 'group.id') return { kind: 'group', ...leaf.span, name, ...rest, use: 'consume', library: 'spring-kafka', client: null };
  if (rule.as === 'topic') return { kind: 'topic', ...leaf.span, name, ...rest, use: rule.use ?? 'config', library: 'spring-kafka', client: null };
  return { kind: 'setting', ...leaf.span, key, native: leaf.path, value: name, ...rest, role, client: null, library: 'spring-kafka' };
}

/** Its value, placeholders resolved. */
export function value(leaf: Leaf, file: string, lookups: Lookups): Value {
  return placeholderValue(leaf.value ?? '', file, [], lookups);
}

/** A value as facts tell it. */
export function named(found: Value): Pick<Extract<Fact, { kind: 'topic' }>, 'name' | 'unknown' | 'default' | 'oneOf' | 'evidence'> {
  const { evidence } = found;
  if (found.status === 'known') return { name: found.value, evidence };
  if (found.status === 'one-of') return { name: null, unknown: 'conditional', oneOf: found.values, evidence };
  return { name: null, unknown: found.reason, ...(found.default === null ? {} : { default: found.default }), evidence };
}

function pattern(name: string): RegExp {
  const text = relaxed(name)
    .replace(/\$$/, '')
    .split('.')
    .map((part) => (part === '*' ? '.+?' : part))
    .join('\\.');
  return new RegExp(`^${text}${name.endsWith('$') ? '$' : ''}`);
}

/** How many characters of the written path its relaxed prefix of a length covers. */
function rawLength(path: string, relaxedLength: number): number {
  let kept = 0,
    at = 0;
  for (; at < path.length && kept < relaxedLength; at++) if (path[at] !== '-' && path[at] !== '_') kept++;
  return at;
}
