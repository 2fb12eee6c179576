import type { Fact, Role } from '../core/fact.ts';
import type { Leaf } from '../resolve/flatten.ts';
import type { Variable } from './container-variables.ts';
import data from './dotnet-settings.json' with { type: 'json' };
import type { Lookups } from './form.ts';
import { leafFacts, type LeafRule } from './leaf-fact.ts';

const LIBRARY = 'confluent-kafka-dotnet';

/** Properties of the client's configuration classes, as binding compares them: without case. */
const properties = new Map<string, { key: string; role: Role }>(
  (['shared', 'producer', 'consumer'] as const).flatMap((group) =>
    Object.entries(data.properties[group]).map(([name, key]) => [name.toLowerCase(), { key, role: group === 'shared' ? 'common' : group }] as const),
  ),
);
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = data.values;

const KAFKA = /kafka|redpanda|confluent|streamiz/i;
const REGISTRY = /schema[-_]?registry/i;
const LOGGING = /^(logging|serilog|nlog)$/i;
const BROKERS = /^(kafka)?(bootstrap|brokers?|broker(list|s?urls?|address(es)?)|(bootstrap)?servers?|hosts?|endpoints?|address(es)?|urls?)$/i;
const ADDRESSES = /^\s*(\w+:\/\/)?[\w.-]+:\d+(\s*,\s*(\w+:\/\/)?[\w.-]+:\d+)*\s*$/;
const GROUP = /^(kafka)?(consumer)?group(id|name)?$/i;
const TOPIC = /topics?(name)?$/i;
const URL = /(^|registry)(url|urls|server|servers|endpoint|address)$/i;

/** What variables of the environment set, as .NET binds them: `Kafka__BootstrapServers`. */
export function dotnetVariables(variables: readonly Variable[], lookups: Lookups): Fact[] {
  const leaves = variables.flatMap(({ name, text, span }) => (/[^_]__[^_]/.test(name) ? [{ path: name.replaceAll('__', '.'), value: text, span }] : []));
  return rulesOf(leaves).flatMap(({ leaf, rule }) => leafFacts(leaf, rule, leaf.span.file, lookups));
}

/** The leaves that are settings of Kafka, with what they are. */
export function rulesOf(all: readonly Leaf[]): { leaf: Leaf; rule: LeafRule }[] {
  const leaves = all.filter((leaf) => leaf.value !== null && leaf.value !== '');
  const sections = new Set(leaves.flatMap(({ path }) => (/(^|\.)bootstrap\.?servers$/i.test(path) ? [sectionOf(path)] : [])));
  return leaves.flatMap((leaf) => {
    const rule = ruleOf(leaf, sections);
    return rule ? [{ leaf: { ...leaf, value: translated(rule.key, leaf.value ?? '') }, rule: { ...rule, library: LIBRARY } }] : [];
  });
}

/** `Kafka.bootstrap.servers` stands in `Kafka`, as `Kafka.BootstrapServers` does. */
const sectionOf = (path: string): string => path.replace(/(^|\.)(bootstrap\.servers|[^.]+)$/i, '');

function ruleOf({ path, value }: Leaf, sections: ReadonlySet<string>): Omit<LeafRule, 'library'> | null {
  const segments = path.replace(/\[\d+\]/g, '').split('.');
  const name = segments.at(-1)!;
  const outer = segments.slice(0, -1);
  if (LOGGING.test(segments[0]!)) return null;
  const text = value ?? '';
  if (outer.some((segment) => REGISTRY.test(segment)) || REGISTRY.test(name))
    return URL.test(name) ? { key: 'schema.registry.url', role: 'common' } : /auth|password|secret/i.test(name) ? secret('basic.auth.user.info') : null;
  if (/^connectionstrings$/i.test(outer.at(-1) ?? '')) return KAFKA.test(name) && ADDRESSES.test(text) ? { key: 'bootstrap.servers', role: 'common' } : null;
  const isKafka =
    outer.some((segment) => KAFKA.test(segment)) || [...sections].some((section) => (section === '' ? outer.length === 0 : path.startsWith(`${section}.`)));
  if (!isKafka) return /^kafka.*topics?(name)?$/i.test(name) ? { key: '', role: 'common', topic: 'config' } : null;
  const role = roleOf(outer);
  const dotted = /(?:^|\.)((?:[a-z]+\.)+[a-z]+)$/.exec(path)?.[1];
  if (dotted) return { key: dotted, role: role ?? 'common' };
  const property = properties.get(name.toLowerCase());
  if (property) return { key: property.key, role: role ?? property.role };
  if (/bootstrap_?servers?$/i.test(name) || (BROKERS.test(name) && ADDRESSES.test(text))) return { key: 'bootstrap.servers', role: role ?? 'common' };
  if (GROUP.test(name)) return { key: 'group.id', role: 'consumer' };
  if (TOPIC.test(name) || TOPIC.test(outer.at(-1) ?? '')) return isName(text) ? { key: '', role: 'common', topic: 'config' } : null;
  if (/^(num|number_?of)?partitions?(count)?$/i.test(name)) return { key: 'partitions', role: 'topic' };
  if (/^(sasl)?user_?name$/i.test(name)) return { key: 'sasl.username', role: role ?? 'common' };
  return /password|secret|apikey/i.test(name)
    ? secret('sasl.password')
    : /^replicationfactor$/i.test(name)
      ? { key: 'replication.factor', role: 'topic' }
      : null;
}

const secret = (key: string): Omit<LeafRule, 'library'> => ({ key, role: 'common', secret: true });
const isName = (text: string): boolean => /^[\w.-]+(,[\w.-]+)*$/.test(text) && !/^(true|false|\d+)$/.test(text);

function roleOf(segments: readonly string[]): Role | null {
  const named = segments.findLast((segment) => /producer|consumer|admin/i.test(segment)) ?? '';
  return /producer/i.test(named) ? 'producer' : /consumer/i.test(named) ? 'consumer' : /admin/i.test(named) ? 'admin' : null;
}

/** A member of an enumeration, as the client writes it. */
function translated(key: string, text: string): string {
  return values[key]?.[text.toLowerCase()] ?? text;
}
