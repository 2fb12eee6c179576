import type { Fact, FactOf, Role, TopicUse } from '../core/fact.ts';
import { isSecretKey, isSecretText } from '../core/secret.ts';
import type { Value } from '../core/value.ts';
import type { Leaf } from '../resolve/flatten.ts';
import { placeholderValue } from '../resolve/placeholders.ts';
import keys from './client-properties/keys.json' with { type: 'json' };
import type { Lookups } from './form.ts';

/** What a leaf of a framework's configuration file is. */
export interface LeafRule {
  key: string;
  role: Role;
  library: string;
  secret?: boolean;
  /** The value names a topic, or several with commas between them. */
  topic?: TopicUse;
}

const KEYS = new Set([...keys.consumer, ...keys.producer, ...keys.streams, ...keys.shared]);

/** Whether a name is a key of a Kafka client. */
export const isClientKey = (name: string): boolean => KEYS.has(name) || keys.sharedPrefixes.some((prefix) => name.startsWith(prefix));

/** A leaf as a setting, a group or topics; its value with placeholders resolved, secrets without. */
export function leafFacts(leaf: Leaf, rule: LeafRule, file: string, lookups: Lookups): Fact[] {
  const { key, role, library } = rule;
  const base = { ...leaf.span, library, client: null };
  const text = leaf.value ?? '';
  if (rule.secret || isSecretKey(key) || isSecretText(text))
    return [{ kind: 'setting', ...base, evidence: [], key, native: leaf.path, value: null, unknown: 'secret', role }];
  const value = placeholderValue(text, file, [], lookups);
  if (rule.topic) {
    const { topic: use } = rule;
    const each = value.status === 'known' ? value.value.split(',').map((topic): Value => ({ ...value, value: topic.trim() })) : [value];
    return each.map((one) => ({ kind: 'topic', ...base, ...named(one), use }));
  }
  if (key === 'group.id') return [{ kind: 'group', ...base, ...named(value), use: 'consume' }];
  const { name, ...rest } = named(value);
  return [{ kind: 'setting', ...base, key, native: leaf.path, value: name, ...rest, role }];
}

function named(found: Value): Pick<FactOf['topic'], 'name' | 'unknown' | 'default' | 'oneOf' | 'evidence'> {
  const { evidence } = found;
  if (found.status === 'known') return { name: found.value, evidence };
  if (found.status === 'one-of') return { name: null, unknown: 'conditional', oneOf: found.values, evidence };
  return { name: null, unknown: found.reason, ...(found.default === null ? {} : { default: found.default }), evidence };
}
