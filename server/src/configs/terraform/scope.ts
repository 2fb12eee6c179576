import { type ConfigEntry, type ConfigMapping, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { Evidence } from '../../core/value.ts';
import type { Lookups } from '../form.ts';
import { spanOf } from '../mappings.ts';
import { directoryOf, pathFrom } from '../packages.ts';

/** A value that a variable or a local may have, and where it is written. */
export interface Given {
  node: ConfigNode;
  evidence: Evidence;
  /** The module in which its expressions mean something. */
  scope: Scope;
}

/** What the files of one directory, a module, define. */
export interface Scope {
  directory: string;
  locals: ReadonlyMap<string, Given>;
  /** Values of each declared variable: what is loaded by itself, else each file of values, else what modules that call this one give, else the default. */
  variables: ReadonlyMap<string, readonly Given[]>;
  hidden: ReadonlySet<string>;
  /** `type.name` and `data.type.name`. */
  resources: ReadonlyMap<string, ConfigNode>;
}

const MAX_CALLERS = 50;
const MAX_MODULE_DEPTH = 3;

/** The module that a file belongs to. */
export function scopeOf(file: string, lookups: Lookups, depth = 0): Scope {
  const directory = directoryOf(file);
  const files = (lookups.files?.() ?? []).filter((other) => directoryOf(other) === directory);
  const locals = new Map<string, Given>();
  const resources = new Map<string, ConfigNode>();
  const hidden = new Set<string>();
  const defaults = new Map<string, Given | null>();
  const scope: Scope = { directory, locals, variables: new Map(), hidden, resources };
  for (const other of files.filter((each) => /\.(tf|tofu)(\.json)?$/.test(each))) {
    const root = lookups.document?.(other)?.roots[0];
    for (const { key, value } of entriesOf(root)) {
      if (key === 'locals') for (const entry of entriesOf(value)) locals.set(entry.key, given(entry, `local ${entry.key}`, scope));
      if (key === 'variable') {
        for (const { key: name, value: body } of entriesOf(value)) {
          const fallback = entryOf(body, 'default');
          defaults.set(name, fallback && !isNull(fallback.value) ? given(fallback, `default of variable ${name}`, scope) : null);
          if (scalarAt(body, 'sensitive')?.value === 'true') hidden.add(name);
        }
      }
      if (key === 'resource' || key === 'data')
        for (const { key: type, value: named } of entriesOf(value))
          for (const { key: name, value: body } of entriesOf(named)) resources.set(`${key === 'data' ? 'data.' : ''}${type}.${name}`, body);
    }
  }
  return { ...scope, variables: variablesOf(scope, defaults, files, lookups, depth) };
}

function variablesOf(scope: Scope, defaults: ReadonlyMap<string, Given | null>, files: readonly string[], lookups: Lookups, depth: number) {
  const loaded = new Map<string, Given[]>();
  const chosen = new Map<string, Given[]>();
  const below = `${scope.directory === '' ? '' : `${scope.directory}/`}`;
  const valueFiles = (lookups.files?.() ?? []).filter((file) => file.startsWith(below) && /\.tfvars(\.json)?$/.test(file));
  for (const file of valueFiles) {
    const isLoaded = files.includes(file) && /(^|\/)(terraform|[^/]*\.auto)\.tfvars(\.json)?$/.test(file);
    for (const entry of entriesOf(lookups.document?.(file)?.roots[0]))
      if (defaults.has(entry.key))
        append(isLoaded ? loaded : chosen, entry.key, given(entry, `${entry.key} in ${file.slice(file.lastIndexOf('/') + 1)}`, scope));
  }
  const called = defaults.size > 0 && depth < MAX_MODULE_DEPTH ? callsOf(scope.directory, lookups, depth) : [];
  return new Map(
    [...defaults].map(([name, fallback]): [string, readonly Given[]] => {
      const own = loaded.get(name)?.slice(-1) ?? chosen.get(name);
      const passed = called.flatMap(({ body, from }) =>
        [entryOf(body, name)].flatMap((entry) => (entry ? [given(entry, `${name} given to the module`, from)] : [])),
      );
      // what some callers leave out keeps its default for them
      const left = passed.length > 0 && passed.length < called.length && fallback ? [fallback] : [];
      return [name, own ?? (passed.length > 0 ? [...passed, ...left] : fallback ? [fallback] : [])];
    }),
  );
}

/** Blocks that use a directory as their module. */
function callsOf(directory: string, lookups: Lookups, depth: number): { body: ConfigNode; from: Scope }[] {
  const name = directory.slice(directory.lastIndexOf('/') + 1);
  const found: { body: ConfigNode; from: Scope }[] = [];
  for (const file of lookups.files?.() ?? []) {
    if (!/\.(tf|tofu)$/.test(file) || directoryOf(file) === directory || found.length >= MAX_CALLERS) continue;
    const text = lookups.text?.(file) ?? '';
    if (!text.includes('module') || !text.includes(name)) continue;
    const root = lookups.document?.(file)?.roots[0];
    const bodies = entriesOf(root).flatMap(({ key, value }) => (key === 'module' ? entriesOf(value).map((entry) => entry.value) : []));
    for (const body of bodies) {
      const source = scalarAt(body, 'source')?.value ?? '';
      if (/^\.\.?\//.test(source) && pathFrom(directoryOf(file), source) === directory) found.push({ body, from: scopeOf(file, lookups, depth + 1) });
    }
  }
  return found;
}

export function entriesOf(node: ConfigNode | null | undefined): readonly ConfigEntry[] {
  return node?.kind === 'mapping' ? node.entries : [];
}

/** Every value of a repeated block. */
export function blocks(body: ConfigNode, name: string): ConfigMapping[] {
  return entriesOf(body).flatMap(({ key, value }) =>
    key !== name ? [] : value.kind === 'mapping' ? [value] : value.kind === 'sequence' ? value.items.filter((item) => item.kind === 'mapping') : [],
  );
}

const isNull = (node: ConfigNode): boolean => node.kind === 'scalar' && node.value === null;
const given = (entry: ConfigEntry, note: string, scope: Scope): Given => ({ node: entry.value, evidence: { span: spanOf(entry), note }, scope });

function append(map: Map<string, Given[]>, key: string, value: Given): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

/** A node below another, by keys and numbers; repeated blocks count as a list. */
export function below(node: ConfigNode, path: readonly string[]): ConfigNode | null {
  let at: ConfigNode | null = node;
  for (const step of path) {
    if (at?.kind === 'sequence') at = /^\d+$/.test(step) ? (at.items[Number(step)] ?? null) : null;
    else if (/^\d+$/.test(step) && at?.kind === 'mapping' && !entryOf(at, step)) continue;
    else at = nodeAt(at, step);
  }
  return at;
}
