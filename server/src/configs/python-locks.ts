import type { Evidence } from '../core/value.ts';
import type { Lookups } from './form.ts';
import { directoriesUp, escapeRegExp, normalisedPython, spanIn } from './packages.ts';

/** The version that a lock file of uv, Poetry, PDM or Pipenv gives, from the nearest directory that has one. */
export function lockedPython(name: string, file: string, lookups: Lookups): { version: string; evidence: Evidence[] } | null {
  const key = escapeRegExp(normalisedPython(name)).replaceAll('-', '[-_.]');
  const table = new RegExp(`^name = "${key}"\\s*\\nversion = "([^"]+)"`, 'im');
  const json = new RegExp(`"${key}":\\s*\\{[^{}]*?"version":\\s*"==([^"]+)"`, 'i');
  for (const directory of directoriesUp(file)) {
    for (const lock of ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock']) {
      const path = directory === '' ? lock : `${directory}/${lock}`;
      const text = lookups.text?.(path) ?? null;
      const match = text === null ? null : (lock === 'Pipfile.lock' ? json : table).exec(text);
      if (text !== null && match?.[1]) {
        return { version: match[1], evidence: [{ span: spanIn(path, text, match.index, match.index + match[0].length), note: `resolved in ${lock}` }] };
      }
    }
  }
  return null;
}

/** A requirement of PEP 508: `name[extra]>=1,<2; marker`. Null when it is none. */
export function requirement(text: string): { name: string; version: string | null; extras: string[] } | null {
  const line = text.replace(/\s+/g, ' ').trim();
  const match = /^([A-Za-z0-9][\w.-]*) ?(?:\[([^\]]*)\])? ?\(?((?:[<>]=?|[=!~]=)[^;#@\\()]*?)?\)? ?(?:;|#|@|\\|--hash|$)/.exec(line);
  if (!match) return null;
  const version = (match[3] ?? '').replaceAll(' ', '').replace(/,$/, '');
  return { name: match[1]!, version: version === '' ? null : version, extras: (match[2] ?? '').split(',').map((extra) => extra.trim().toLowerCase()) };
}

/** The names that stand in one manifest, also as `name[extra]`. */
export function namesOf(declared: readonly { name: string; extras: readonly string[] }[]): ReadonlySet<string> {
  return new Set(
    declared.flatMap(({ name, extras }) => {
      const plain = normalisedPython(name);
      return [plain, ...extras.map((extra) => `${plain}[${extra}]`)];
    }),
  );
}
