import { type ConfigDocument, nodeAt, scalarAt } from '../core/document.ts';
import type { Span } from '../core/span.ts';
import type { Evidence } from '../core/value.ts';
import { across } from './packages.ts';

/** A library of a version catalog. */
export interface CatalogLibrary {
  /** As build files spell it after `libs.`: dashes and underscores are dots. */
  accessor: string;
  coordinate: string;
  version: string | null;
  /** The version is that of a `version.ref`. */
  isReference: boolean;
  span: Span;
  evidence: Evidence[];
}

export function accessorOf(alias: string): string {
  return alias.replace(/[-_]/g, '.').toLowerCase();
}

export function catalogLibraries(document: ConfigDocument): CatalogLibrary[] {
  const [root] = document.roots;
  const libraries = nodeAt(root, 'libraries');
  if (libraries?.kind !== 'mapping') return [];
  return libraries.entries.flatMap(({ key, keySpan, value }) => {
    const text = value.kind === 'scalar' ? (value.value ?? '') : null;
    const [group, name, inline] = text?.split(':') ?? [];
    const module =
      scalarAt(value, 'module')?.value ?? (text !== null ? `${group}:${name}` : `${scalarAt(value, 'group')?.value}:${scalarAt(value, 'name')?.value}`);
    const reference = scalarAt(value, 'version', 'ref')?.value ?? null;
    const set = reference === null ? null : catalogVersion(document, reference);
    const version = inline ?? scalarAt(value, 'version')?.value ?? set?.version ?? null;
    return [
      {
        accessor: accessorOf(key),
        coordinate: module,
        version,
        isReference: set !== null,
        span: across(keySpan, value.span),
        evidence: set ? [set.evidence] : [],
      },
    ];
  });
}

/** Accessors of the libraries of a bundle. */
export function catalogBundle(document: ConfigDocument, accessor: string): string[] {
  const bundles = nodeAt(document.roots[0], 'bundles');
  const found = bundles?.kind === 'mapping' ? bundles.entries.find(({ key }) => accessorOf(key) === accessor)?.value : null;
  return found?.kind === 'sequence' ? found.items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [accessorOf(item.value)] : [])) : [];
}

/** A version of a catalog by its alias, in any spelling. */
export function catalogVersion(document: ConfigDocument, alias: string): { version: string; evidence: Evidence } | null {
  const versions = nodeAt(document.roots[0], 'versions');
  if (versions?.kind !== 'mapping') return null;
  const entry = versions.entries.findLast(({ key }) => accessorOf(key) === accessorOf(alias));
  if (!entry) return null;
  const rich = ['strictly', 'require', 'prefer'].map((kind) => scalarAt(entry.value, kind)).find((found) => found !== null);
  const scalar = entry.value.kind === 'scalar' ? entry.value : rich;
  return scalar?.value ? { version: scalar.value, evidence: { span: scalar.span, note: `version ${alias} of the catalog` } } : null;
}
