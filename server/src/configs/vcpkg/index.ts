import { type ConfigNode, nodeAt, scalarAt } from '../../core/document.ts';
import type { FactOf } from '../../core/fact.ts';
import type { Evidence } from '../../core/value.ts';
import type { ConfigForm } from '../form.ts';
import { baseNameOf, dependency, isKafkaPackage, packageTokens } from '../packages.ts';

/** Dependencies of a vcpkg.json, those of its features too; an override resolves the version. */
export const form: ConfigForm = {
  id: 'vcpkg',
  formats: ['json'],
  tokens: packageTokens('vcpkg'),
  matches: (file) => baseNameOf(file) === 'vcpkg.json',
  recognises: () => true,
  extract(document) {
    const [root] = document.roots;
    const features = nodeAt(root, 'features');
    const holders = [root ?? null, ...(features?.kind === 'mapping' ? features.entries.map((entry) => entry.value) : [])];
    const overrides = items(nodeAt(root, 'overrides'));
    return holders
      .flatMap((holder) => items(nodeAt(holder, 'dependencies')))
      .flatMap((node): FactOf['dependency'][] => {
        const name = (node.kind === 'scalar' ? node : scalarAt(node, 'name'))?.value ?? '';
        if (!isKafkaPackage('vcpkg', name)) return [];
        const fixed = overrides.find((one) => scalarAt(one, 'name')?.value === name);
        const version = fixed && (scalarAt(fixed, 'version') ?? scalarAt(fixed, 'version-semver') ?? scalarAt(fixed, 'version-string'));
        const evidence: Evidence[] = version ? [{ span: version.span, note: 'override' }] : [];
        return [dependency('vcpkg', name, node.span, scalarAt(node, 'version>=')?.value ?? null, version?.value ?? null, evidence)];
      });
  },
};

const items = (node: ConfigNode | null): ConfigNode[] => (node?.kind === 'sequence' ? node.items : []);
