import type { FactOf } from '../../core/fact.ts';
import type { Evidence } from '../../core/value.ts';
import type { Lookups, TextForm } from '../form.ts';
import { baseNameOf, dependency, directoriesUp, escapeRegExp, isKafkaPackage, packageTokens, spanIn, spansOf } from '../packages.ts';

/** `{:name, "~> 1.0", options}`, the requirement left out where the source is a path or a repository. */
const DEPENDENCY = /\{\s*:(\w+)\s*,\s*(?:"([^"\n]*)")?[^{}\n]*\}?/g;

/** Dependencies of a mix.exs; the resolved version from the nearest mix.lock. */
export const textForm: TextForm = {
  id: 'mix',
  tokens: packageTokens('hex'),
  matches: (file) => baseNameOf(file) === 'mix.exs',
  extract(file, text, lookups) {
    const span = spansOf(file, text);
    return [...text.matchAll(DEPENDENCY)].flatMap((match): FactOf['dependency'][] => {
      const [whole, name, version] = match;
      const lineStart = text.lastIndexOf('\n', match.index) + 1;
      if (!name || text.slice(lineStart, match.index).includes('#') || !isKafkaPackage('hex', name)) return [];
      const locked = lockedVersion(name, file, lookups);
      return [dependency('hex', name, span(match.index, match.index + whole.length), version ?? null, locked?.version ?? null, locked?.evidence ?? [])];
    });
  },
};

/** Umbrella applications share the lock file of the umbrella. */
function lockedVersion(name: string, file: string, lookups: Lookups): { version: string; evidence: Evidence[] } | null {
  const entry = new RegExp(`"${escapeRegExp(name)}":\\s*\\{:hex,\\s*:\\w+,\\s*"([^"]+)"`);
  for (const directory of directoriesUp(file)) {
    const path = directory === '' ? 'mix.lock' : `${directory}/mix.lock`;
    const text = lookups.text?.(path) ?? null;
    const match = text === null ? null : entry.exec(text);
    if (text === null || !match) continue;
    return { version: match[1]!, evidence: [{ span: spanIn(path, text, match.index, match.index + match[0].length), note: 'resolved in mix.lock' }] };
  }
  return null;
}
