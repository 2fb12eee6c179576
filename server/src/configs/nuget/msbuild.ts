import { type ConfigDocument, type ConfigNode, nodeAt, scalarAt } from '../../core/document.ts';
import type { Evidence } from '../../core/value.ts';
import type { Lookups } from '../form.ts';
import { directoriesUp, directoryOf, escapeRegExp, spanIn } from '../packages.ts';

/** A text with the places that told it. */
export interface Told {
  text: string;
  evidence: Evidence[];
}

const MAX_DEPTH = 8;

/** Elements of one name directly below a node. */
export function named(node: ConfigNode | null | undefined, name: string): ConfigNode[] {
  return node?.kind === 'mapping' ? node.entries.filter((entry) => entry.key === name).map((entry) => entry.value) : [];
}

/** Items of every ItemGroup of a project, those chosen by conditions too. */
export function packageItems(document: ConfigDocument, item: string): ConfigNode[] {
  const project = nodeAt(document.roots[0], 'Project');
  const chosen = named(project, 'Choose').flatMap((choose) => [...named(choose, 'When'), ...named(choose, 'Otherwise')]);
  return [project, ...chosen].flatMap((owner) => named(owner, 'ItemGroup')).flatMap((group) => named(group, item));
}

/** The version that the nearest Directory.Packages.props gives. */
export function centralVersion(id: string, file: string, lookups: Lookups): Told | null {
  const document = nearest('Directory.Packages.props', file, lookups);
  if (!document) return null;
  for (const item of ['PackageVersion', 'GlobalPackageReference']) {
    for (const node of packageItems(document, item)) {
      const name = scalarAt(node, '@Include')?.value ?? scalarAt(node, '@Update')?.value;
      const version = scalarAt(node, '@Version')?.value ?? scalarAt(node, 'Version')?.value;
      if (name?.toLowerCase() !== id.toLowerCase() || !version) continue;
      const { text, evidence } = interpolate(version, document, lookups);
      return { text, evidence: [{ span: node.span, note: `version of ${id} in Directory.Packages.props` }, ...evidence] };
    }
  }
  return null;
}

/** `$(Name)` by the properties of the file, then by those of the files that MSBuild reads before it. */
export function interpolate(text: string, document: ConfigDocument, lookups: Lookups, depth = 0): Told {
  const evidence: Evidence[] = [];
  if (depth > MAX_DEPTH) return { text, evidence };
  const replaced = text.replace(/\$\(([\w.-]+)\)/g, (whole, name: string) => {
    for (const owner of [document, ...['Directory.Build.props', 'Directory.Packages.props'].map((base) => nearest(base, document.file, lookups))]) {
      const groups = owner ? named(nodeAt(owner.roots[0], 'Project'), 'PropertyGroup') : [];
      const value = groups.flatMap((group) => named(group, name)).findLast((node) => node.kind === 'scalar' || scalarAt(node, '#text') !== null);
      const scalar = value?.kind === 'scalar' ? value : scalarAt(value, '#text');
      if (!owner || !scalar?.value) continue;
      evidence.push({ span: scalar.span, note: `property ${name}` });
      const inner = interpolate(scalar.value, owner, lookups, depth + 1);
      evidence.push(...inner.evidence);
      return inner.text;
    }
    return whole;
  });
  return { text: replaced, evidence };
}

function nearest(base: string, file: string, lookups: Lookups): ConfigDocument | null {
  for (const directory of directoriesUp(file)) {
    const path = directory === '' ? base : `${directory}/${base}`;
    const found = path === file ? null : lookups.document?.(path);
    if (found) return found;
  }
  return null;
}

/** The resolved version of packages.lock.json beside the project. */
export function lockedVersion(id: string, file: string, lookups: Lookups): Told | null {
  const directory = directoryOf(file);
  const path = directory === '' ? 'packages.lock.json' : `${directory}/packages.lock.json`;
  const text = lookups.text?.(path) ?? null;
  const match = text === null ? null : new RegExp(`"${escapeRegExp(id)}":\\s*\\{[^{}]*?"resolved":\\s*"([^"]+)"`, 'i').exec(text);
  if (text === null || !match) return null;
  return { text: match[1]!, evidence: [{ span: spanIn(path, text, match.index, match.index + match[0].length), note: 'resolved in packages.lock.json' }] };
}
