import { type ConfigDocument, type ConfigMapping, type ConfigNode, entryOf, nodeAt, scalarAt } from '../../core/document.ts';
import type { FactOf } from '../../core/fact.ts';
import type { ConfigForm } from '../form.ts';
import { across, baseNameOf, dependency, isExact, isKafkaPackage, packageTokens } from '../packages.ts';
import { Pom } from './pom.ts';

const BOOT_GROUP = 'org.springframework.boot';

/** Dependencies of a pom.xml; versions through properties, parents and dependencyManagement as far as the tree holds them. */
export const form: ConfigForm = {
  id: 'maven',
  formats: ['xml'],
  tokens: packageTokens('maven'),
  // a pom that is not well-formed has no root: known by its name, so that its problem is told
  recognises: (document) => project(document) !== null || (document.roots.length === 0 && baseNameOf(document.file) === 'pom.xml'),
  extract(document, lookups) {
    const root = project(document);
    return root ? facts(root, new Pom(document.file, root, lookups)) : [];
  },
};

function project(document: ConfigDocument): ConfigMapping | null {
  const root = nodeAt(document.roots[0], 'project');
  return root?.kind === 'mapping' && entryOf(root, 'artifactId') ? root : null;
}

function facts(root: ConfigMapping, pom: Pom): FactOf['dependency'][] {
  const found: FactOf['dependency'][] = [];
  let needsManagement = false;
  const declared = declarations(root);
  for (const one of declared) {
    const group = scalarAt(one, 'groupId')?.value,
      artifact = entryOf(one, 'artifactId');
    const name = artifact?.value.kind === 'scalar' ? artifact.value.value : null;
    if (!artifact || !group || !name) continue;
    if (!isKafkaPackage('maven', `${pom.interpolate(group).text}:${name}`)) continue;
    const version = scalarAt(one, 'version')?.value ?? null;
    const effective = version === null ? pom.managed(group, name) : pom.interpolate(version);
    const resolved = effective && effective.text !== version && isExact(effective.text) ? effective.text : null;
    if (version === null && resolved === null) needsManagement = true;
    found.push(dependency('maven', `${group}:${name}`, across(artifact.keySpan, artifact.value.span), version, resolved, effective?.evidence ?? []));
  }
  // Spring Boot decides the version of what is declared without one
  const boots = needsManagement ? pom.roots().map((one) => boot(one, declarations(one), pom)) : [];
  return [...(boots.find((facts) => facts.length > 0) ?? []), ...found];
}

/** Spring Boot as the parent, a BOM or a dependency of a pom. */
function boot(root: ConfigMapping, declared: readonly ConfigNode[], pom: Pom): FactOf['dependency'][] {
  const parent = nodeAt(root, 'parent');
  return [...(parent ? [parent] : []), ...declared].flatMap((node) => {
    const artifact = entryOf(node, 'artifactId');
    const name = scalarAt(node, 'artifactId')?.value;
    const version = scalarAt(node, 'version')?.value ?? null;
    if (scalarAt(node, 'groupId')?.value !== BOOT_GROUP || !artifact || !name || version === null) return [];
    const { text, evidence } = pom.interpolate(version);
    return [
      dependency(
        'maven',
        `${BOOT_GROUP}:${name}`,
        across(artifact.keySpan, artifact.value.span),
        version,
        text !== version && isExact(text) ? text : null,
        evidence,
      ),
    ];
  });
}

/** Every `dependency` element: the project's own, managed ones, those of plugins and of profiles. */
function declarations(root: ConfigMapping): ConfigNode[] {
  const owners: ConfigNode[] = [root, ...named(nodeAt(root, 'profiles'), 'profile')];
  return owners.flatMap((owner) =>
    [
      nodeAt(owner, 'dependencyManagement', 'dependencies'),
      nodeAt(owner, 'dependencies'),
      ...[nodeAt(owner, 'build', 'plugins'), nodeAt(owner, 'build', 'pluginManagement', 'plugins')]
        .flatMap((plugins) => named(plugins, 'plugin'))
        .map((plugin) => nodeAt(plugin, 'dependencies')),
    ].flatMap((list) => named(list, 'dependency')),
  );
}

const named = (list: ConfigNode | null, name: string): ConfigNode[] =>
  list?.kind === 'mapping' ? list.entries.filter((entry) => entry.key === name).map((entry) => entry.value) : [];
