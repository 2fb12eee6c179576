import { ansibleVariables } from './ansible-variables.ts';
import type { Lookups } from '../configs/form.ts';
import type { ConfigDocument } from '../core/document.ts';
import { push } from '../core/push.ts';
import type { SourceTree } from '../core/tree.ts';
import type { Value } from '../core/value.ts';
import { Charts } from './charts.ts';
import { readEnvironment } from './environment.ts';
import { flatten, relaxed } from './flatten.ts';
import { isBelow, seenBy } from './seen-by.ts';
import { directoryOf, type Setting } from './setting-places.ts';

/** Shows what may be set; nothing runs with it. */
const TEMPLATE = /\.env\.(example|sample|template|tmpl|dist)$/i;
const SPRING = /(^|\/)(application|bootstrap|microprofile-config)[^/]*\.(ya?ml|properties)$/;
/** What .NET reads without being told. */
const APPSETTINGS = /(^|\/)appsettings[^/]*\.json$/i;
/** What Typesafe Config reads. */
const HOCON = /(^|\/)(application|reference)[^/]*\.conf$|(^|\/)(resources|conf)\/[^/]+\.conf$/;
/** So many places are told of a name that many set. */
const MAX_PLACES = 8;
const TEST = /(^|\/)src\/(test|integrationTest|it)\//;

/** Look-ups over a tree: what its manifests set in the environment, and what its Spring files set as properties. Built when first asked. */
export function createLookups(tree: SourceTree, document: (file: string) => ConfigDocument | null): Lookups {
  let charts: Charts | null = null;
  const chartsOfTree = (): Charts => (charts ??= new Charts(tree, document));
  let environment: Map<string, Setting[]> | null = null;
  let properties: Map<string, Setting[]> | null = null;
  const ansible = ansibleVariables(() => tree.list(), document);
  return {
    environment: (name, near) => {
      environment ??= readEnvironment(tree, document, chartsOfTree(), (file) => SPRING.test(file));
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
    chartValues: (file) => chartsOfTree().valuesNear(file),
    ansible,
    document: (file) => document(file),
    text: (file) => tree.read(file),
    files: () => tree.list(),
  };
}

const fileName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** What the asking file sees; several values stay several. */
function nearest(settings: readonly Setting[] | undefined, near: string, what: string): Value | null {
  if (!settings || settings.length === 0) return null;
  const chosen = seenBy(near, settings);
  const [kind, variable] = what.split(' ');
  const evidence = chosen.slice(0, MAX_PLACES).map(({ span, value }) => ({
    span,
    note: `${what} in ${fileName(span.file)}`,
    ...(kind === 'environment' && variable && value !== null ? { variable, value } : {}),
  }));
  const values = [...new Set(chosen.flatMap(({ value }) => value ?? []))];
  if (chosen.some(({ value }) => value === null)) return { status: 'unknown', reason: 'secret', default: values.length === 1 ? values[0]! : null, evidence };
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
