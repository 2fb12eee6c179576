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
export function requirement(text: string): { name: string; version: string | null } | null {
  const match = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?((?:[=<>!~]=?=?\s*[\w.*+!-]+\s*,?\s*)*)\)?\s*(?:;|#|@|\\|--hash|$)/.exec(text);
  if (!match) return null;
  const version = match[2]!.replace(/\s+/g, '').replace(/,$/, '');
  return { name: match[1]!, version: version === '' ? null : version };
}
