import { type ConfigNode, nodeAt, scalarAt } from '../../core/document.ts';
import type { Span } from '../../core/span.ts';
import type { ConfigForm } from '../form.ts';
import { across, baseNameOf, dependency, isKafkaPackage, packageTokens } from '../packages.ts';
import { lockedPython, namesOf, requirement } from '../python-locks.ts';

interface Declared {
  name: string;
  version: string | null;
  extras: string[];
  span: Span;
}

/** Dependencies of a pyproject.toml (PEP 621, dependency groups, Poetry) or a Pipfile; resolved from the lock file beside or above it. */
export const form: ConfigForm = {
  id: 'pyproject',
  formats: ['toml'],
  tokens: packageTokens('pypi'),
  matches: (file) => /^(pyproject\.toml|pipfile)$/i.test(baseNameOf(file)),
  recognises: () => true,
  extract(document, lookups) {
    const [root] = document.roots;
    const declared = [
      ...listed(nodeAt(root, 'project', 'dependencies')),
      ...children(nodeAt(root, 'project', 'optional-dependencies')).flatMap(listed),
      ...children(nodeAt(root, 'dependency-groups')).flatMap(listed),
      ...named(nodeAt(root, 'tool', 'poetry', 'dependencies')),
      ...named(nodeAt(root, 'tool', 'poetry', 'dev-dependencies')),
      ...children(nodeAt(root, 'tool', 'poetry', 'group')).flatMap((group) => named(nodeAt(group, 'dependencies'))),
      ...named(nodeAt(root, 'packages')),
      ...named(nodeAt(root, 'dev-packages')),
    ];
    const names = namesOf(declared);
    return declared.flatMap(({ name, version, span }) => {
      if (!isKafkaPackage('pypi', name, names)) return [];
      const locked = lockedPython(name, document.file, lookups);
      return [dependency('pypi', name, span, version, locked?.version ?? null, locked?.evidence ?? [])];
    });
  },
};

const children = (node: ConfigNode | null): ConfigNode[] => (node?.kind === 'mapping' ? node.entries.map((entry) => entry.value) : []);

/** A list of requirement texts. */
function listed(node: ConfigNode | null): Declared[] {
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((item) => {
    const parsed = item.kind === 'scalar' && item.value !== null ? requirement(item.value) : null;
    return parsed ? [{ ...parsed, span: item.span }] : [];
  });
}

/** A table of names with a version or a table that holds one; `*` is no version. */
function named(node: ConfigNode | null): Declared[] {
  if (node?.kind !== 'mapping') return [];
  return node.entries.map(({ key, keySpan, value }) => {
    const version = value.kind === 'scalar' ? value.value : (scalarAt(value, 'version')?.value ?? null);
    const list = nodeAt(value, 'extras');
    const extras = list?.kind === 'sequence' ? list.items.flatMap((item) => (item.kind === 'scalar' && item.value ? [item.value.toLowerCase()] : [])) : [];
    return { name: key, version: version === '*' ? null : version, extras, span: across(keySpan, value.span) };
  });
}
