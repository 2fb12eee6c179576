import { type ConfigNode, nodeAt } from '../core/document.ts';
import type { Fact } from '../core/fact.ts';
import { flatten } from '../resolve/flatten.ts';
import type { Lookups } from './form.ts';
import keys from './redpanda-keys.json' with { type: 'json' };
import { settingFact } from './setting-fact.ts';

const KEYS: Readonly<Record<string, string>> = keys;
const SECTIONS: readonly (readonly string[])[] = [
  ['config', 'cluster'],
  ['config', 'tunable'],
  ['config', 'node'],
];

/** What the values of Redpanda's chart, or `redpanda.` keys of its first operator, set on the brokers: Kafka's keys where they mean the same. */
export function redpandaSettings(values: ConfigNode | null, library: string, client: string | null, lookups: Lookups): Fact[] {
  const sections = SECTIONS.flatMap((path) => nodeAt(values, ...path) ?? []);
  return [...sections.flatMap(flatten), ...redpandaKeys(values)].map(({ path, value, span }) =>
    settingFact({ span, key: KEYS[path] ?? path, native: path, text: value, role: 'broker', library, client }, lookups),
  );
}

const redpandaKeys = (values: ConfigNode | null): ReturnType<typeof flatten> =>
  (values?.kind === 'mapping' ? flatten(values) : []).flatMap((leaf) => (leaf.path.startsWith('redpanda.') ? [{ ...leaf, path: leaf.path.slice(9) }] : []));
