import { type ConfigDocument, type ConfigNode, nodeAt, scalarAt } from '../../core/document.ts';
import type { FactOf } from '../../core/fact.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { baseNameOf, dependency, isExact, isKafkaPackage, packageTokens } from '../packages.ts';
import { centralVersion, interpolate, lockedVersion, named, packageItems } from './msbuild.ts';

/** Packages of .NET projects: PackageReference and PackageVersion items of MSBuild files, and packages.config. */
export const form: ConfigForm = {
  id: 'nuget',
  formats: ['xml'],
  tokens: packageTokens('nuget'),
  recognises: (document) => nodeAt(document.roots[0], 'Project') !== null || isPackagesConfig(document),
  extract(document, lookups) {
    const root = document.roots[0];
    if (isPackagesConfig(document)) return listed(nodeAt(root, 'packages'));
    return ['PackageReference', 'GlobalPackageReference', 'PackageVersion'].flatMap((item) =>
      packageItems(document, item).flatMap((node) => reference(document, node, item, lookups)),
    );
  },
};

function isPackagesConfig(document: ConfigDocument): boolean {
  return baseNameOf(document.file).toLowerCase() === 'packages.config';
}

/** `<package id="Confluent.Kafka" version="1.9.2" />`: exactly what is installed. */
function listed(packages: ConfigNode | null): FactOf['dependency'][] {
  return named(packages, 'package').flatMap((node) => {
    const id = scalarAt(node, '@id')?.value;
    if (!id || !isKafkaPackage('nuget', id)) return [];
    return [dependency('nuget', id, node.span, scalarAt(node, '@version')?.value ?? null)];
  });
}

function reference(document: ConfigDocument, node: ConfigNode, item: string, lookups: Lookups): FactOf['dependency'][] {
  const id = scalarAt(node, '@Include')?.value ?? scalarAt(node, '@Update')?.value;
  if (!id || !isKafkaPackage('nuget', id)) return [];
  const written = ['@Version', 'Version', '@VersionOverride', 'VersionOverride'].map((name) => scalarAt(node, name)?.value ?? null);
  const version = written.find((one) => one !== null) ?? null;
  const locked = item === 'PackageVersion' ? null : lockedVersion(id, document.file, lookups);
  const effective = version === null ? centralVersion(id, document.file, lookups) : interpolate(version, document, lookups);
  const plain = effective && effective.text !== version && isExact(effective.text) ? effective.text : null;
  const evidence = locked?.evidence ?? (plain === null ? [] : (effective?.evidence ?? []));
  return [dependency('nuget', id, node.span, version, locked?.text ?? plain, evidence)];
}
