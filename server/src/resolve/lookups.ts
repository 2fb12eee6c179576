import { push } from '../core/push.ts';
import type { Lookups } from '../configs/form.ts';
import type { ConfigDocument, ConfigNode, ConfigScalar } from '../core/document.ts';
import { nodeAt, scalarAt } from '../core/document.ts';
import type { Span } from '../core/span.ts';
import type { SourceTree } from '../core/tree.ts';
import type { Value } from '../core/value.ts';
import { flatten, relaxed } from './flatten.ts';

/** One place that sets a name: a variable of the environment or a property. */
interface Setting {
  /** Null for a secret: known to be set, never carried. */
  value: string | null;
  /** Directory whose programs see it. */
  scope: string;
  span: Span;
}

const COMPOSE = /(^|\/)(docker-)?compose[^/]*\.ya?ml$/i;
const DOTENV = /(^|\/)\.env(\.[\w-]+)?$/i;
/** Shows what may be set; nothing runs with it. */
const TEMPLATE = /\.env\.(example|sample|template|tmpl|dist)$/i;
const DOCKERFILE = /(^|\/)(Dockerfile[^/]*|[^/]+\.Dockerfile)$/i;
const SPRING = /(^|\/)(application|bootstrap|microprofile-config)[^/]*\.(ya?ml|properties)$/;
/** What .NET reads without being told. */
const APPSETTINGS = /(^|\/)appsettings[^/]*\.json$/i;
/** What Typesafe Config reads. */
const HOCON = /(^|\/)(application|reference)[^/]*\.conf$|(^|\/)(resources|conf)\/[^/]+\.conf$/;
const TEST = /(^|\/)src\/(test|integrationTest|it)\//;
const MANIFEST = /\.ya?ml$/i;
const MAX_MANIFEST_CHARACTERS = 200_000;

/** Look-ups over a tree: what its manifests set in the environment, and what its Spring files set as properties. Built when first asked. */
export function createLookups(tree: SourceTree, document: (file: string) => ConfigDocument | null): Lookups {
  let environment: Map<string, Setting[]> | null = null;
  let properties: Map<string, Setting[]> | null = null;
  return {
    environment: (name, near) => {
      environment ??= readEnvironment(tree, document);
      const settings = environment.get(name) ?? [];
      const set = settings.filter((setting) => !TEMPLATE.test(setting.span.file));
      if (set.length > 0) return nearest(set, near, `environment ${name}`);
      const shown = nearest(settings, near, `environment ${name}`);
      return shown?.status === 'known' ? { status: 'unknown', reason: 'environment', default: shown.value, evidence: shown.evidence } : shown;
    },
    property: (name, near) => {
      properties ??= readProperties(tree, document);
      const all = properties.get(relaxed(name)) ?? [];
      const below = all.filter((setting) => isBelow(near, setting.scope));
      // a .NET library is configured by the application that uses it
      const found = below.length > 0 ? below : all.filter((setting) => APPSETTINGS.test(setting.span.file));
      // what a test sets is not what runs
      const running = TEST.test(near) ? found : found.filter((setting) => !TEST.test(setting.span.file));
      return nearest(running, near, name);
    },
    document: (file) => document(file),
    text: (file) => tree.read(file),
    files: () => tree.list(),
  };
}

const isBelow = (file: string, directory: string): boolean => directory === '' || file.startsWith(`${directory}/`);
const directoryOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0));
const fileName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** Settings of the innermost scope that holds the asking file, else all; several values stay several. */
function nearest(settings: readonly Setting[] | undefined, near: string, what: string): Value | null {
  if (!settings || settings.length === 0) return null;
  const holding = settings.filter((setting) => isBelow(near, setting.scope));
  const longest = Math.max(-1, ...holding.map((setting) => setting.scope.length));
  const chosen = holding.length > 0 ? holding.filter((setting) => setting.scope.length === longest) : settings;
  const [kind, variable] = what.split(' ');
  const evidence = chosen.slice(0, 4).map(({ span, value }) => ({
    span,
    note: `${what} in ${fileName(span.file)}`,
    ...(kind === 'environment' && variable && value !== null ? { variable, value } : {}),
  }));
  if (chosen.some((setting) => setting.value === null)) return { status: 'unknown', reason: 'secret', default: null, evidence };
  const values = [...new Set(chosen.map((setting) => setting.value!))];
  return values.length === 1 ? { status: 'known', value: values[0]!, evidence } : { status: 'one-of', values, evidence };
}

/** A module's resources are seen by the whole module. */
function readProperties(tree: SourceTree, document: (file: string) => ConfigDocument | null): Map<string, Setting[]> {
  const found = new Map<string, Setting[]>();
  for (const file of tree.list()) {
    if (![SPRING, APPSETTINGS, HOCON].some((pattern) => pattern.test(file))) continue;
    const scope = /^(.*?)\/?src\/[^/]+\/resources\//.exec(file)?.[1] ?? directoryOf(file).replace(/(^|\/)config$/, '');
    for (const root of document(file)?.roots ?? []) {
      // the last of a path wins
      const leaves = new Map(flatten(root).map((leaf) => [leaf.path, leaf]));
      for (const leaf of leaves.values()) if (leaf.value !== null) push(found, relaxed(leaf.path), { value: leaf.value, scope, span: leaf.span });
    }
  }
  return found;
}

function readEnvironment(tree: SourceTree, document: (file: string) => ConfigDocument | null): Map<string, Setting[]> {
  const found = new Map<string, Setting[]>();
  const add = (name: string, value: string | null, scope: string, span: Span): void =>
    push(found, name, { value: value !== null && isCredential(name) ? null : value, scope, span });
  const dotenv = new Map<string, Map<string, string>>();
  for (const file of tree.list()) {
    if (DOTENV.test(file)) {
      const own = new Map<string, string>();
      for (const root of document(file)?.roots ?? []) {
        for (const leaf of flatten(root)) {
          if (leaf.value === null) continue;
          own.set(leaf.path, leaf.value);
          add(leaf.path, leaf.value, directoryOf(file), leaf.span);
        }
      }
      if (fileName(file) === '.env') dotenv.set(directoryOf(file), own);
    } else if (DOCKERFILE.test(file)) {
      for (const { name, value, span } of dockerfileVariables(file, tree.read(file) ?? '')) add(name, value, directoryOf(file), span);
    }
  }
  const manifests: { root: ConfigNode; file: string }[] = [];
  for (const file of tree.list()) {
    if (!MANIFEST.test(file) || SPRING.test(file)) continue;
    const isCompose = COMPOSE.test(file);
    if (!isCompose) {
      const text = tree.read(file);
      if (text === null || text.length > MAX_MANIFEST_CHARACTERS || !/^\s*kind:/m.test(text) || !/\benv(From)?:|kind:\s*ConfigMap/.test(text)) continue;
    }
    for (const root of document(file)?.roots ?? []) {
      if (isCompose) readCompose(root, file, dotenv.get(directoryOf(file)), document, add);
      else manifests.push({ root, file });
    }
  }
  const configMaps = new Map<string, ConfigScalar>();
  for (const { root } of manifests) readConfigMap(root, configMaps);
  for (const { root, file } of manifests) readManifest(root, directoryOf(file), configMaps, add);
  return found;
}

/** The data of a ConfigMap by `name/key`. */
function readConfigMap(root: ConfigNode, into: Map<string, ConfigScalar>): void {
  const name = scalarAt(root, 'metadata', 'name')?.value;
  const data = nodeAt(root, 'data');
  if (scalarAt(root, 'kind')?.value !== 'ConfigMap' || !name || data?.kind !== 'mapping') return;
  for (const { key, value } of data.entries) if (value.kind === 'scalar') into.set(`${name}/${key}`, value);
}

type Add = (name: string, value: string | null, scope: string, span: Span) => void;

type DocumentOf = (file: string) => ConfigDocument | null;

function readCompose(root: ConfigNode, file: string, dotenv: ReadonlyMap<string, string> | undefined, document: DocumentOf, add: Add): void {
  const directory = directoryOf(file);
  const services = nodeAt(root, 'services');
  if (services?.kind !== 'mapping') return;
  for (const service of services.entries) {
    const build = scalarAt(service.value, 'build')?.value ?? scalarAt(service.value, 'build', 'context')?.value;
    const scope = build && !build.startsWith('/') ? within(directory, build) : directory;
    for (const path of paths(nodeAt(service.value, 'env_file'))) {
      const listed = within(directory, path);
      // files with a .env name are read by themselves
      for (const own of DOTENV.test(listed) && scope === directory ? [] : (document(listed)?.roots ?? [])) {
        for (const leaf of flatten(own)) set(leaf.path, leaf.value, leaf.span);
      }
    }
    const environment = nodeAt(service.value, 'environment');
    if (environment?.kind === 'mapping') {
      for (const entry of environment.entries)
        if (entry.value.kind === 'scalar')
          set(entry.key, entry.value.value, { ...entry.keySpan, endLine: entry.value.span.endLine, endColumn: entry.value.span.endColumn });
    } else if (environment?.kind === 'sequence') {
      for (const item of environment.items) {
        const [, name, value] = item.kind === 'scalar' ? (/^([^=]+)=(.*)$/s.exec(item.value ?? '') ?? []) : [];
        if (name !== undefined) set(name, value ?? '', item.span);
      }
    }
    function set(name: string, value: string | null, span: Span): void {
      const text = interpolated(value ?? '', dotenv);
      if (text !== null) add(name, text, scope, span);
    }
  }
}

/** `env_file` is a path, a list of them, or a list of mappings with one. */
function paths(node: ConfigNode | null): string[] {
  const items = node?.kind === 'sequence' ? node.items : node ? [node] : [];
  return items.flatMap((item) => (item.kind === 'scalar' ? item.value : scalarAt(item, 'path')?.value) ?? []);
}

/** `${NAME:-default}` as Compose reads it; null when a variable is set nowhere. */
function interpolated(text: string, dotenv: ReadonlyMap<string, string> | undefined): string | null {
  let isKnown = true;
  const out = text.replace(
    /\$\$|\$\{([A-Za-z_]\w*)(?::?-([^}]*))?[^}]*\}|\$([A-Za-z_]\w*)/g,
    (whole, name: string | undefined, fallback: string | undefined, bare: string | undefined) => {
      if (whole === '$$') return '$';
      const value = dotenv?.get(name ?? bare ?? '') ?? fallback;
      if (value === undefined) isKnown = false;
      return value ?? '';
    },
  );
  return isKnown ? out : null;
}

/** `env:` lists of containers wherever they are, and the data of ConfigMaps. */
function readManifest(root: ConfigNode, directory: string, configMaps: ReadonlyMap<string, ConfigScalar>, add: Add): void {
  if (scalarAt(root, 'kind')?.value === 'ConfigMap') {
    const data = nodeAt(root, 'data');
    if (data?.kind === 'mapping')
      for (const entry of data.entries)
        if (/^[A-Z][A-Z0-9_]*$/.test(entry.key) && entry.value.kind === 'scalar') add(entry.key, entry.value.value ?? '', directory, entry.keySpan);
    return;
  }
  const stack: ConfigNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'sequence') stack.push(...node.items);
    if (node.kind !== 'mapping') continue;
    for (const { key, value } of node.entries) {
      if (key !== 'env' || value.kind !== 'sequence') {
        stack.push(value);
        continue;
      }
      for (const item of value.items) {
        const name = scalarAt(item, 'name')?.value;
        const given = scalarAt(item, 'value');
        if (!name) continue;
        if (given) add(name, given.value ?? '', directory, given.span);
        else if (nodeAt(item, 'valueFrom', 'secretKeyRef')) add(name, null, directory, item.span);
        const reference = nodeAt(item, 'valueFrom', 'configMapKeyRef');
        const referred = configMaps.get(`${scalarAt(reference, 'name')?.value}/${scalarAt(reference, 'key')?.value}`);
        if (referred) add(name, referred.value ?? '', directory, referred.span);
      }
    }
  }
}

/** `ENV a=b c="d"` and `ENV a b` lines. */
function dockerfileVariables(file: string, text: string): { name: string; value: string; span: Span }[] {
  return text.split('\n').flatMap((line, at) => {
    const body = /^\s*ENV\s+(.*?)\s*\\?\s*$/i.exec(line)?.[1];
    if (!body) return [];
    const span = { file, line: at + 1, column: 1, endLine: at + 1, endColumn: line.length + 1 };
    const pairs = [...body.matchAll(/([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|\S*)/g)].map(([, name, value]) => ({
      name: name!,
      value: value!.replace(/^"|"$/g, ''),
      span,
    }));
    if (pairs.length > 0) return pairs;
    const [, name, value] = /^([A-Za-z_]\w*)\s+(.*)$/.exec(body) ?? [];
    return name === undefined ? [] : [{ name, value: value ?? '', span }];
  });
}

function isCredential(name: string): boolean {
  return /PASSWORD|PASSWD|SECRET|TOKEN|JAAS|API_?KEY|PRIVATE_?KEY|CONNECTION_?STRING/i.test(name);
}

function within(directory: string, path: string): string {
  const parts = directory ? directory.split('/') : [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
