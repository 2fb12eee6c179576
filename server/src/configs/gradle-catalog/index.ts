import { nodeAt } from '../../core/document.ts';
import type { ConfigForm } from '../form.ts';
import { catalogLibraries } from '../gradle-libraries.ts';
import { dependency, isExact, isKafkaPackage, PACKAGE_TOKENS } from '../packages.ts';

/** Libraries of a Gradle version catalog (`libs.versions.toml`). */
export const form: ConfigForm = {
  id: 'gradle-catalog',
  formats: ['toml'],
  tokens: PACKAGE_TOKENS,
  recognises: (document) => document.file.endsWith('.versions.toml') && nodeAt(document.roots[0], 'libraries') !== null,
  extract: (document) =>
    catalogLibraries(document).flatMap(({ coordinate, version, span, evidence, isReference }) =>
      isKafkaPackage('maven', coordinate) ? [dependency('maven', coordinate, span, version, isReference && isExact(version) ? version : null, evidence)] : [],
    ),
};
