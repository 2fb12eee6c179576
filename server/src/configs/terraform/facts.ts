import { type ConfigEntry, type ConfigMapping, type ConfigNode, type ConfigScalar, entryOf } from '../../core/document.ts';
import type { Fact, FactOf, Role, TopicUse } from '../../core/fact.ts';
import { isSecretKey, isSecretText } from '../../core/secret.ts';
import type { Span } from '../../core/span.ts';
import type { Value } from '../../core/value.ts';
import { operationOf, patternTypeOf, resourceTypeOf } from '../access-rule.ts';
import { connectorFacts, isConnector } from '../connector.ts';
import type { Lookups } from '../form.ts';
import { spanOf } from '../mappings.ts';
import { type Frame, evaluate } from './expression.ts';
import type { Resource } from './resource.ts';
import { blocks, entriesOf } from './scope.ts';

const LIBRARY = 'terraform-provider-kafka';
/** Arguments that Terraform itself reads. */
const META: ReadonlySet<string> = new Set(['alias', 'version', 'for_each', 'count', 'depends_on', 'lifecycle', 'provider']);

interface Made {
  type: string;
  /** The word `resource`. */
  at: ConfigEntry;
  body: ConfigMapping;
  resource: Resource;
}

/** A provider's block is a client; its arguments are the client's settings. */
export function providerFacts(entry: ConfigEntry, keys: Readonly<Record<string, string>>, frame: Frame): Fact[] {
  const id = idOf(entry.keySpan);
  const settings = entriesOf(entry.value).flatMap((argument): Fact[] => {
    if (META.has(argument.key) || argument.value.kind === 'mapping') return [];
    return [setting(argument, keys[argument.key] ?? argument.key, 'admin', id, frame)];
  });
  // a provider of a cloud says where its interface is, not where brokers are
  return [client(entry.keySpan, 'admin', id), ...(Object.keys(keys).length > 0 ? settings : [])];
}

/** What one resource declares; of `for_each`, one item. */
export function resourceFacts({ type, at, body, resource }: Made, frame: Frame, lookups: Lookups): Fact[] {
  const id = idOf(at.keySpan);
  const facts: Fact[] = [client(at.keySpan, resource.role, id)];
  if (resource.topic) facts.push(...topics(entryOf(body, resource.topic), resource.use ?? 'create', id, frame));
  for (const path of resource.groups ?? []) facts.push(...group(body, path, id, frame));
  for (const [attribute, key] of Object.entries(resource.settings ?? {})) {
    const entry = entryOf(body, attribute);
    if (entry && !isNull(entry.value)) facts.push(setting(entry, key, resource.role, id, frame));
  }
  for (const attribute of resource.config ?? []) {
    for (const entry of configOf(body, attribute, frame))
      if (entry.value.kind !== 'mapping') facts.push(setting(entry, resource.dotted ? entry.key.replaceAll('_', '.') : entry.key, resource.role, id, frame));
  }
  const properties = resource.properties ? entryOf(body, resource.properties)?.value : null;
  if (properties?.kind === 'scalar') facts.push(...propertyFacts(properties, resource.role, id, frame));
  if (resource.acl) facts.push(...access(body, resource.acl, frame));
  if (resource.quota) facts.push(...quotas(body, resource.quota, frame));
  if (resource.user) facts.push(user(at, body, resource.user, frame));
  if (resource.connector) facts.push(...connector(body, resource.connector, frame, lookups));
  const version = resource.version ? entryOf(body, resource.version) : null;
  if (version) facts.push({ kind: 'component', ...spanOf(version), evidence: [], name: type, type: 'service', version: known(version.value, frame) });
  return facts;
}

/** The lines of a here-document, each where it stands. */
function propertyFacts({ value: text, span }: ConfigScalar, role: Role, id: string, frame: Frame): Fact[] {
  return (text ?? '').split('\n').flatMap((line, at): Fact[] => {
    const [whole, indent = '', key, value] = /^(\s*)([\w.-]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    if (whole === undefined || key === undefined || value === undefined) return [];
    const own: Span = { ...span, line: span.line + at, column: indent.length + 1, endLine: span.line + at, endColumn: whole.length + 1 };
    const entry: ConfigEntry = { key, keySpan: own, value: { kind: 'scalar', value, span: own } };
    const [, route] = role === 'connect-worker' ? (/^(producer|consumer|admin)\./.exec(key) ?? []) : [];
    return [setting(entry, route ? key.slice(route.length + 1) : key, (route as Role | undefined) ?? role, id, frame)];
  });
}

const isNull = (node: ConfigNode): boolean => node.kind === 'scalar' && node.value === null;
const idOf = ({ file, line, column }: Span): string => `${file}:${line}:${column}`;
const client = (span: Span, role: Role, id: string): Fact => ({ kind: 'client', ...span, evidence: [], library: LIBRARY, role, version: null, id });

/** Members of a map that is written here, or that a variable, a local or the item of `for_each` holds. */
function configOf(body: ConfigMapping, attribute: string, frame: Frame): readonly ConfigEntry[] {
  const written = blocks(body, attribute).flatMap(entriesOf);
  if (written.length > 0) return written;
  const text = entryOf(body, attribute)?.value;
  const [, path] = text?.kind === 'scalar' ? (/^\$\{(?:merge\()?\s*(?:lookup\(\s*)?([\w.-]+?)(?:\s*,\s*"(\w+)".*)?\)?\}$/s.exec(text.value ?? '') ?? []) : [];
  if (path === undefined) return [];
  const [head, name, ...rest] = path.split('.');
  const held =
    head === 'each'
      ? frame.each
        ? [frame.each.given.node]
        : []
      : head === 'local'
        ? [frame.scope.locals.get(name ?? '')?.node]
        : (frame.scope.variables.get(name ?? '') ?? []).map(({ node }) => node);
  return held.flatMap((node) => (node ? entriesOf(rest.reduce<ConfigNode | null>((at, step) => entryOf(at, step)?.value ?? null, node)) : []));
}

/** A setting stands where it is written: in the resource, or in the item that the resource is made for. */
function setting(entry: ConfigEntry, key: string, role: Role, id: string, frame: Frame): Fact {
  const value = evaluate(entry.value, frame);
  const span = placeOf(entry, value, frame);
  const base = { kind: 'setting' as const, ...span, key, native: entry.key, role, library: LIBRARY, client: id };
  const isSecret =
    isSecretKey(key) ||
    isSecretKey(entry.key) ||
    (value.status === 'known' && isSecretText(value.value)) ||
    (value.status === 'unknown' && value.reason === 'secret');
  if (isSecret) return { ...base, evidence: [], value: null, unknown: 'secret' };
  const { name, ...rest } = named(value);
  return { ...base, value: name, ...rest };
}

function group(body: ConfigMapping, path: string, id: string, frame: Frame): Fact[] {
  const steps = path.split('.');
  const last = steps.pop()!;
  const holder = steps.reduce<ConfigNode | null>((at, step) => entryOf(at, step)?.value ?? null, body);
  const entry = entryOf(holder, last);
  return entry ? [{ kind: 'group', ...spanOf(entry), ...named(evaluate(entry.value, frame)), use: 'consume', library: LIBRARY, client: id }] : [];
}

function topics(entry: ConfigEntry | null, use: TopicUse, id: string | null, frame: Frame): Fact[] {
  if (!entry) return [];
  const value = evaluate(entry.value, frame);
  const told = named(value);
  const names = entry.value.kind === 'sequence' && told.name !== null ? told.name.split(',') : [told.name];
  return names.map((name) => ({ kind: 'topic', ...placeOf(entry, value, frame), ...told, name, use, library: LIBRARY, client: id }));
}

/** Several items give one place several values: each is told where its item is written. */
function placeOf(entry: ConfigEntry, value: Value, { each }: Frame): Span {
  const item = each?.given.node.span;
  const own = item && value.evidence.find(({ span }) => span.file === item.file && span.line >= item.line && span.line <= item.endLine);
  return each && own ? own.span : spanOf(entry);
}

function access(body: ConfigMapping, names: NonNullable<Resource['acl']>, frame: Frame): Fact[] {
  const text = (attribute: string | undefined): string | null => (attribute ? known(entryOf(body, attribute)?.value ?? null, frame) : null);
  const operation = entryOf(body, names.operation);
  if (!operation) return [];
  const written = text(names.operation);
  const resourceType = names.type ? resourceTypeOf(text(names.type)) : 'topic';
  const principal = text(names.principal);
  const rule: FactOf['acl'] = {
    kind: 'acl',
    ...spanOf(operation),
    evidence: [],
    principal: principal === null || principal.includes(':') ? principal : `User:${principal}`,
    permission: /deny/i.test(text(names.permission) ?? '') ? 'deny' : 'allow',
    operation: written === null ? null : operationOf(written),
    host: names.host ? text(names.host) : null,
    resourceType,
    resource: text(names.resource),
    patternType: patternTypeOf(text(names.pattern)),
    library: LIBRARY,
  };
  return [rule];
}

function quotas(body: ConfigMapping, names: NonNullable<Resource['quota']>, frame: Frame): Fact[] {
  const type = names.type ? (known(entryOf(body, names.type)?.value ?? null, frame) ?? '') : 'user';
  const entity = known(entryOf(body, names.entity)?.value ?? null, frame);
  return configOf(body, names.config, frame).map((entry) => ({
    kind: 'quota',
    ...spanOf(entry),
    evidence: [],
    user: type === 'user' ? entity : null,
    clientId: type === 'client-id' ? entity : null,
    ip: type === 'ip' ? entity : null,
    key: names.keys?.[entry.key] ?? entry.key,
    value: known(entry.value, frame),
    library: LIBRARY,
  }));
}

function user(at: ConfigEntry, body: ConfigMapping, names: NonNullable<Resource['user']>, frame: Frame): Fact {
  const name = entryOf(body, names.name);
  const mechanism = names.mechanism ? known(entryOf(body, names.mechanism)?.value ?? null, frame) : null;
  return {
    kind: 'user',
    ...spanOf(name ?? at),
    evidence: [],
    name: known(name?.value ?? null, frame),
    mechanism: mechanism?.toUpperCase().replaceAll('_', '-') ?? null,
    library: LIBRARY,
  };
}

/** A connector's maps as one configuration, its values resolved. */
function connector(body: ConfigMapping, attributes: readonly string[], frame: Frame, lookups: Lookups): Fact[] {
  const entries = attributes.flatMap((attribute) => configOf(body, attribute, frame));
  const values = new Map<string, Value>();
  const resolved = entries.map((entry): ConfigEntry => {
    const value = evaluate(entry.value, frame);
    values.set(idOf(entry.keySpan), value);
    return { ...entry, value: { kind: 'scalar', value: value.status === 'known' ? value.value : '', span: entry.value.span } };
  });
  const mapping: ConfigMapping = { kind: 'mapping', entries: resolved, span: body.span };
  if (!isConnector(mapping)) return [];
  return connectorFacts(mapping, lookups).map((fact): Fact => {
    const value = values.get(idOf(fact));
    if (!value || (fact.kind !== 'setting' && fact.kind !== 'topic' && fact.kind !== 'group') || (fact.kind === 'setting' && fact.unknown === 'secret'))
      return fact;
    const { name, ...rest } = named(value);
    if (value.status === 'known') return { ...fact, evidence: rest.evidence };
    return fact.kind === 'setting' ? { ...fact, value: name, ...rest } : { ...fact, name, ...rest };
  });
}

function known(node: ConfigNode | null, frame: Frame): string | null {
  const value = node ? evaluate(node, frame) : null;
  return value?.status === 'known' ? value.value : null;
}

function named(value: Value): Pick<FactOf['topic'], 'name' | 'unknown' | 'default' | 'oneOf' | 'evidence'> {
  const { evidence } = value;
  if (value.status === 'known') return { name: value.value, evidence };
  if (value.status === 'one-of') return { name: null, unknown: 'conditional', oneOf: value.values, evidence };
  return { name: null, unknown: value.reason, ...(value.default === null ? {} : { default: value.default }), evidence };
}
