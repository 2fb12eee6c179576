import { nodeAt } from '../../core/document.ts';
import type { ConfigForm } from '../form.ts';
import { catalogLibraries } from '../gradle-libraries.ts';
import { dependency, isExact, isKafkaPackage, packageTokens } from '../packages.ts';

/** Libraries of a Gradle version catalog (`libs.versions.toml`). */
export const form: ConfigForm = {
  id: 'gradle-catalog',
  formats: ['toml'],
  tokens: packageTokens('maven'),
  matches: (file) => file.endsWith('.versions.toml'),
  recognises: (document) => nodeAt(document.roots[0], 'libraries') !== null,
  extract: (document) =>
    catalogLibraries(document).flatMap(({ coordinate, version, span, evidence, isReference }) =>
      isKafkaPackage('maven', coordinate) ? [dependency('maven', coordinate, span, version, isReference && isExact(version) ? version : null, evidence)] : [],
    ),
};
