import { type ConfigDocument, type ConfigEntry, type ConfigMapping, type ConfigNode, entryOf, scalarAt } from '../../core/document.ts';
import type { Fact } from '../../core/fact.ts';
import type { ConfigForm } from '../form.ts';
import { spanOf } from '../mappings.ts';
import { baseNameOf } from '../packages.ts';
import { type Frame, itemsOf } from './expression.ts';
import { providerFacts, resourceFacts } from './facts.ts';
import data from './resources.json' with { type: 'json' };
import type { Resource } from './resource.ts';
import { entriesOf, scopeOf } from './scope.ts';

const resources = data.resources as Readonly<Record<string, Resource>>;
/** Well-known modules, by what their source ends in before the provider's name. */
const modules = data.modules as Readonly<Record<string, Resource>>;
const providers = data.providers as Readonly<Record<string, Readonly<Record<string, string>>>>;
/** Providers of clouds and databases matter for one resource or two: only these are Kafka's own. */
const OWN_PROVIDERS = /(^|\/)(kafka|kafka-connect|confluent|confluentcloud|redpanda|warpstream|aiven)$/;
const MAX_ITEMS = 500;

/** Terraform: topics, access rules, quotas, users, clusters and connectors of the providers in `resources.json`, with what their modules set. */
export const form: ConfigForm = {
  id: 'terraform',
  formats: ['hcl', 'json'],
  tokens: [...Object.keys(data.resources), ...Object.keys(data.modules), ...Object.keys(providers).map((name) => `provider "${name}"`)],
  matches: (file) => /\.(tf|tofu)(\.json)?$/.test(baseNameOf(file)),
  recognises: (document) => declared(document).length > 0 || providersOf(document).length > 0,
  extract: (document, lookups) => {
    const scope = scopeOf(document.file, lookups);
    const frame: Frame = { scope, each: null };
    return [
      ...pins(document),
      ...providersOf(document).flatMap(({ name, entry }) => providerFacts(entry, providers[name] ?? {}, frame)),
      ...declared(document).flatMap((one) => framesOf(one.body, frame).flatMap((each) => resourceFacts(one, each, lookups))),
    ];
  },
};

interface Declared {
  type: string;
  /** The word `resource` or `module`, where the client stands. */
  at: ConfigEntry;
  body: ConfigMapping;
  resource: Resource;
}

function declared(document: ConfigDocument): Declared[] {
  return document.roots.flatMap(entriesOf).flatMap((at): Declared[] => {
    if (at.key === 'module') return entriesOf(at.value).flatMap(({ value }) => moduleOf(at, value));
    if (at.key !== 'resource') return [];
    return entriesOf(at.value).flatMap(({ key: type, value }) => {
      const resource = resources[type];
      if (!resource) return [];
      return entriesOf(value).flatMap(({ value: body }) =>
        body.kind === 'mapping' && (!resource.when || entryOf(body, resource.when)) ? [{ type, at, body, resource }] : [],
      );
    });
  });
}

function moduleOf(at: ConfigEntry, body: ConfigNode): Declared[] {
  const name = /([^/]+)\/[^/]+$/.exec(scalarAt(body, 'source')?.value ?? '')?.[1] ?? '';
  const resource = modules[name];
  return resource && body.kind === 'mapping' ? [{ type: name, at, body, resource }] : [];
}

function providersOf(document: ConfigDocument): { name: string; entry: ConfigEntry }[] {
  return document.roots
    .flatMap(entriesOf)
    .flatMap((entry) =>
      entry.key === 'provider' ? entriesOf(entry.value).flatMap(({ key, value }) => (providers[key] ? [{ name: key, entry: { ...entry, value } }] : [])) : [],
    );
}

/** `for_each` makes a resource for each of its items, as far as they are written in the tree. */
function framesOf(body: ConfigMapping, frame: Frame): Frame[] {
  const each = entryOf(body, 'for_each');
  const items = each ? itemsOf(each.value, frame.scope) : null;
  return items ? items.slice(0, MAX_ITEMS).map((item) => ({ ...frame, each: item })) : [frame];
}

/** Versions of providers in `required_providers`. */
function pins(document: ConfigDocument): Fact[] {
  const blocks = document.roots.flatMap(entriesOf).flatMap(({ key, value }) => (key === 'terraform' ? entriesOf(value) : []));
  return blocks
    .flatMap(({ key, value }) => (key === 'required_providers' ? entriesOf(value) : []))
    .flatMap((entry): Fact[] => {
      const source = scalarAt(entry.value, 'source')?.value ?? entry.key;
      const version = scalarAt(entry.value, 'version')?.value ?? plain(entry.value);
      return OWN_PROVIDERS.test(source) ? [{ kind: 'component', ...spanOf(entry), evidence: [], name: source, type: 'terraform-provider', version }] : [];
    });
}

const plain = (node: ConfigNode): string | null => (node.kind === 'scalar' ? node.value : null);
