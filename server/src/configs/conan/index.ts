import type { FactOf } from '../../core/fact.ts';
import type { Evidence } from '../../core/value.ts';
import type { Lookups, TextForm } from '../form.ts';
import { baseNameOf, dependency, directoriesUp, escapeRegExp, isKafkaPackage, packageTokens, spanIn, spansOf } from '../packages.ts';

/** `name/version@user/channel#revision`; a version may be a range in brackets. */
const REFERENCE = /(?<![\w./-])([a-z0-9_][a-z0-9_+.-]{1,100})\/(\[[^\]\n]{0,100}\]|\{[^}\n]{0,100}\}|[\w.+-]{1,100})/g;
const SECTION = /^\s*\[(\w+)\]/;

/** What a conanfile requires, one reference at a time; the resolved version from the conan.lock beside or above it. */
export const textForm: TextForm = {
  id: 'conan',
  tokens: packageTokens('conan'),
  matches: (file) => /^conanfile\.(txt|py)$/.test(baseNameOf(file)),
  extract(file, text, lookups) {
    const spanAt = spansOf(file, text);
    const isPython = file.endsWith('.py');
    const facts: FactOf['dependency'][] = [];
    let offset = 0;
    let section = '';
    for (const line of text.split('\n')) {
      section = SECTION.exec(line)?.[1] ?? section;
      // a reference in Python is a whole text, which tells it from addresses and paths
      for (const match of isPython || /requires$/.test(section) ? line.replace(/(^|\s)#.*/, '').matchAll(REFERENCE) : []) {
        const [whole, name, version] = match;
        if (!isKafkaPackage('conan', name!) || (isPython && !/["']/.test(line[match.index - 1] ?? ''))) continue;
        const locked = lockedVersion(name!, file, lookups);
        const at = spanAt(offset + match.index, offset + match.index + whole.length);
        const written = version!.startsWith('{') ? null : version!.replace(/^\[|\]$/g, '');
        facts.push(dependency('conan', name!, at, written, locked?.version ?? null, locked?.evidence ?? []));
      }
      offset += line.length + 1;
    }
    return facts;
  },
};

function lockedVersion(name: string, file: string, lookups: Lookups): { version: string; evidence: Evidence[] } | null {
  for (const directory of directoriesUp(file)) {
    const path = directory === '' ? 'conan.lock' : `${directory}/conan.lock`;
    const text = lookups.text?.(path) ?? null;
    const match = text === null ? null : new RegExp(`"${escapeRegExp(name)}/([^"#@%]{1,100})`).exec(text);
    if (text === null || !match) continue;
    return { version: match[1]!, evidence: [{ span: spanIn(path, text, match.index, match.index + match[0].length), note: 'resolved in conan.lock' }] };
  }
  return null;
}
