import type { FactOf } from '../../core/fact.ts';
import type { Evidence } from '../../core/value.ts';
import type { Lookups, TextForm } from '../form.ts';
import { baseNameOf, dependency, directoriesUp, escapeRegExp, isKafkaPackage, packageTokens, spanIn } from '../packages.ts';

const LOCKS = ['Gemfile.lock', 'gems.locked'];
/** `gem 'karafka', '~> 2.0', '>= 2.0.3'` and `spec.add_runtime_dependency("rdkafka", ">= 0.12")`. */
const DECLARATION = /^\s*(?:gem|\w+\.add(?:_runtime|_development)?_dependency)[\s(]+["']([\w.-]+)["']((?:\s*,\s*["'][^"'\n]*["'])*)/;

/** Gems of a Gemfile or gemspec, line by line; resolved from the lock file beside or above it. */
export const textForm: TextForm = {
  id: 'bundler',
  tokens: packageTokens('rubygems'),
  matches: (file) => /^(Gemfile(\.(?!lock$)\w+)?|gems\.rb)$|\.(gemfile|gemspec)$/.test(baseNameOf(file)),
  extract(file, text, lookups) {
    const declared = text.split('\n').flatMap((line, at) => {
      const [whole, name, versions] = DECLARATION.exec(line) ?? [];
      if (whole === undefined || name === undefined) return [];
      const column = line.length - line.trimStart().length + 1;
      const span = { file, line: at + 1, column, endLine: at + 1, endColumn: line.trimEnd().length + 1 };
      const given = [...(versions ?? '').matchAll(/["']([^"']*)["']/g)].map((match) => match[1]!);
      return [{ name, version: given.length > 0 ? given.join(', ') : null, span }];
    });
    const names = new Set(declared.map((one) => one.name));
    return declared.flatMap(({ name, version, span }): FactOf['dependency'][] => {
      if (!isKafkaPackage('rubygems', name, names)) return [];
      const locked = lockedGem(name, file, lookups);
      return [dependency('rubygems', name, span, version, locked?.version ?? null, locked?.evidence ?? [])];
    });
  },
};

/** The version of a gem that the nearest lock file holds: four spaces, the name and the version. */
function lockedGem(name: string, file: string, lookups: Lookups): { version: string; evidence: Evidence[] } | null {
  for (const directory of directoriesUp(file)) {
    for (const lock of LOCKS) {
      const path = directory === '' ? lock : `${directory}/${lock}`;
      const text = lookups.text?.(path) ?? null;
      if (text === null) continue;
      const match = new RegExp(`^ {4}${escapeRegExp(name)} \\(([^)\\n]+)\\)`, 'm').exec(text);
      if (!match?.[1]) return null;
      return { version: match[1], evidence: [{ span: spanIn(path, text, match.index, match.index + match[0].length), note: `resolved in ${lock}` }] };
    }
  }
  return null;
}
