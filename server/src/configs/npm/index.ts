import { type ConfigMapping, nodeAt } from '../../core/document.ts';
import type { Evidence } from '../../core/value.ts';
import type { ConfigForm, Lookups } from '../form.ts';
import { across, baseNameOf, dependency, directoriesUp, directoryOf, escapeRegExp, isKafkaPackage, packageTokens, spanIn } from '../packages.ts';

const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** Dependencies of a package.json; the resolved version from the nearest lock file of npm, Yarn or pnpm. */
export const form: ConfigForm = {
  id: 'npm',
  formats: ['json'],
  tokens: packageTokens('npm'),
  matches: (file) => baseNameOf(file) === 'package.json',
  recognises: () => true,
  extract(document, lookups) {
    const sections = SECTIONS.map((name) => nodeAt(document.roots[0], name)).filter((node): node is ConfigMapping => node?.kind === 'mapping');
    const names = new Set(sections.flatMap((section) => section.entries.map((entry) => entry.key)));
    return sections.flatMap(({ entries }) =>
      entries.flatMap(({ key, keySpan, value }) => {
        if (value.kind !== 'scalar' || !isKafkaPackage('npm', key, names)) return [];
        const locked = lockedVersion(key, value.value, document.file, lookups);
        return [dependency('npm', key, across(keySpan, value.span), value.value, locked?.version ?? null, locked?.evidence ?? [])];
      }),
    );
  },
};

interface Locked {
  version: string;
  evidence: Evidence[];
}

function lockedVersion(name: string, range: string | null, file: string, lookups: Lookups): Locked | null {
  for (const directory of directoriesUp(file)) {
    const prefix = directory === '' ? '' : `${directory}/`;
    const inside = directoryOf(file).slice(prefix.length);
    for (const [lock, patterns] of [
      ['package-lock.json', npmPatterns(name, inside)],
      ['npm-shrinkwrap.json', npmPatterns(name, inside)],
      ['yarn.lock', yarnPatterns(name, range)],
      ['pnpm-lock.yaml', pnpmPatterns(name)],
    ] as const) {
      const path = prefix + lock;
      const text = lookups.text?.(path) ?? null;
      if (text === null) continue;
      const scope = lock === 'pnpm-lock.yaml' ? importer(text, inside) : { text, offset: 0 };
      for (const pattern of patterns) {
        const match = pattern.exec(scope.text);
        const version = match?.[1];
        if (!match || !version) continue;
        const at = scope.offset + match.index;
        return { version, evidence: [{ span: spanIn(path, text, at, at + match[0].length), note: `resolved in ${lock}` }] };
      }
    }
  }
  return null;
}

/** Lock format 2 and 3 by path, nearest folder first; format 1 by name. */
function npmPatterns(name: string, inside: string): RegExp[] {
  const key = escapeRegExp(name);
  const nested = inside === '' ? [] : [new RegExp(`"${escapeRegExp(inside)}/node_modules/${key}":\\s*\\{\\s*"version":\\s*"([^"]+)"`)];
  return [...nested, new RegExp(`"node_modules/${key}":\\s*\\{\\s*"version":\\s*"([^"]+)"`), new RegExp(`"${key}":\\s*\\{\\s*"version":\\s*"([^"]+)"`)];
}

/** `name@range, name@other:` of Yarn 1, `"name@npm:range":` of later ones; without that range, the only entry of the name. */
function yarnPatterns(name: string, range: string | null): RegExp[] {
  const key = escapeRegExp(name);
  const body = '[^\\n]*:\\s*\\n\\s+version:? "?([^"\\s]+)';
  const exact = range === null ? [] : [new RegExp(`^"?(?:[^\\n]*, "?)?${key}@(?:npm:)?${escapeRegExp(range)}(?=["',:\\s])${body}`, 'm')];
  return [...exact, new RegExp(`^"?${key}@${body}`, 'm')];
}

function pnpmPatterns(name: string): RegExp[] {
  const key = escapeRegExp(name);
  return [new RegExp(`^\\s+'?${key}'?:\\s*\\n\\s+specifier:[^\\n]*\\n\\s+version: '?([^\\s('_]+)`, 'm'), new RegExp(`^\\s+'?${key}'?: ([\\d][^\\s('_]*)`, 'm')];
}

/** The part of a pnpm lock that belongs to one package of a workspace; the whole where there are no importers. */
function importer(text: string, inside: string): { text: string; offset: number } {
  const start = new RegExp(`^  ${escapeRegExp(inside === '' ? '.' : inside)}:\\s*$`, 'm').exec(text);
  if (!start) return { text, offset: 0 };
  const from = start.index + start[0].length;
  const end = /^ {0,2}\S/m.exec(text.slice(from));
  return { text: text.slice(from, end ? from + end.index : undefined), offset: from };
}
