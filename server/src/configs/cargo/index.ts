import { type ConfigEntry, type ConfigNode, nodeAt, scalarAt } from '../../core/document.ts';
import type { Evidence } from '../../core/value.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { across, baseNameOf, dependency, directoriesUp, escapeRegExp, isKafkaPackage, packageTokens, spanIn } from '../packages.ts';

const TABLES = ['dependencies', 'dev-dependencies', 'build-dependencies'];

/** Dependencies of a Cargo.toml, those of targets and workspaces too; resolved from the Cargo.lock beside or above it. */
export const form: ConfigForm = {
  id: 'cargo',
  formats: ['toml'],
  tokens: packageTokens('crates'),
  matches: (file) => baseNameOf(file) === 'Cargo.toml',
  recognises: () => true,
  extract(document, lookups) {
    const [root] = document.roots;
    const targets = entries(nodeAt(root, 'target')).map((entry) => entry.value);
    const holders = [root ?? null, nodeAt(root, 'workspace'), ...targets];
    return holders
      .flatMap((holder) => TABLES.flatMap((table) => entries(nodeAt(holder, table))))
      .flatMap(({ key, keySpan, value }) => {
        const name = scalarAt(value, 'package')?.value ?? key;
        if (!isKafkaPackage('crates', name)) return [];
        const own = value.kind === 'scalar' ? value : scalarAt(value, 'version');
        const shared = own || scalarAt(value, 'workspace')?.value !== 'true' ? null : workspaceVersion(key, document.file, lookups);
        const locked = lockedCrate(name, document.file, lookups) ?? shared;
        return [dependency('crates', name, across(keySpan, value.span), own?.value ?? null, locked?.version ?? null, locked?.evidence ?? [])];
      });
  },
};

const entries = (node: ConfigNode | null): ConfigEntry[] => (node?.kind === 'mapping' ? node.entries : []);

interface Resolved {
  version: string;
  evidence: Evidence[];
}

/** The version that the workspace above gives for `name = { workspace = true }`. */
function workspaceVersion(name: string, file: string, lookups: Lookups): Resolved | null {
  for (const directory of directoriesUp(file)) {
    const document = lookups.document?.(directory === '' ? 'Cargo.toml' : `${directory}/Cargo.toml`);
    const value = nodeAt(document?.roots[0], 'workspace', 'dependencies', name);
    const version = value?.kind === 'scalar' ? value : scalarAt(value, 'version');
    if (version?.value) return { version: version.value, evidence: [{ span: version.span, note: 'version of the workspace' }] };
  }
  return null;
}

/** The only version of a crate that the nearest Cargo.lock holds. */
function lockedCrate(name: string, file: string, lookups: Lookups): Resolved | null {
  for (const directory of directoriesUp(file)) {
    const path = directory === '' ? 'Cargo.lock' : `${directory}/Cargo.lock`;
    const text = lookups.text?.(path) ?? null;
    if (text === null) continue;
    const found = [...text.matchAll(new RegExp(`^name = "${escapeRegExp(name)}"\\r?\\nversion = "([^"]+)"`, 'gm'))];
    const [only] = found;
    if (found.length !== 1 || !only?.[1]) return null;
    return { version: only[1], evidence: [{ span: spanIn(path, text, only.index, only.index + only[0].length), note: 'resolved in Cargo.lock' }] };
  }
  return null;
}
