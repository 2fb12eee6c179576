import { type ConfigMapping, nodeAt } from '../../core/document.ts';
import type { Evidence } from '../../core/value.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { across, baseNameOf, dependency, directoriesUp, escapeRegExp, isKafkaPackage, packageTokens, spanIn } from '../packages.ts';

const SECTIONS = ['require', 'require-dev'];

/** Packages and extensions that a composer.json requires; the resolved version from the nearest composer.lock. */
export const form: ConfigForm = {
  id: 'composer',
  formats: ['json'],
  tokens: packageTokens('packagist'),
  matches: (file) => baseNameOf(file) === 'composer.json',
  recognises: () => true,
  extract(document, lookups) {
    const sections = SECTIONS.map((name) => nodeAt(document.roots[0], name)).filter((node): node is ConfigMapping => node?.kind === 'mapping');
    return sections.flatMap(({ entries }) =>
      entries.flatMap(({ key, keySpan, value }) => {
        if (value.kind !== 'scalar' || !isKafkaPackage('packagist', key.toLowerCase())) return [];
        const locked = lockedVersion(key, document.file, lookups);
        return [dependency('packagist', key, across(keySpan, value.span), value.value, locked?.version ?? null, locked?.evidence ?? [])];
      }),
    );
  },
};

/** Extensions are not locked: they come with PHP itself. */
function lockedVersion(name: string, file: string, lookups: Lookups): { version: string; evidence: Evidence[] } | null {
  const entry = new RegExp(`"name":\\s*"${escapeRegExp(name)}",\\s*"version":\\s*"([^"]+)"`, 'i');
  for (const directory of directoriesUp(file)) {
    const path = directory === '' ? 'composer.lock' : `${directory}/composer.lock`;
    const text = lookups.text?.(path) ?? null;
    if (text === null) continue;
    const match = entry.exec(text);
    if (!match) return null;
    return { version: match[1]!, evidence: [{ span: spanIn(path, text, match.index, match.index + match[0].length), note: 'resolved in composer.lock' }] };
  }
  return null;
}
