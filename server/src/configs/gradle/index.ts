import type { FactOf } from '../../core/fact.ts';
import type { Evidence } from '../../core/value.ts';
import type { Lookups, TextForm } from '../form.ts';
import { baseNameOf, dependency, directoryOf, escapeRegExp, isExact, isKafkaPackage, packageTokens, spanIn, spansOf } from '../packages.ts';
import { GradleVersions, withoutComments } from './versions.ts';

const BOOT = 'org.springframework.boot';
/** 'group:artifact:version', also `"group:artifact:" + version`. */
const COORDINATE = /(["'])([\w.-]+):([\w.${}-]+)(?::([^"'\n:@]*))?(?::[\w-]+)?(?:@\w+)?\1(?:\s*\+\s*([\w.]+))?/g;
/** group: 'g', name: 'a', version: v */
const NAMED = /\bgroup\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.${}-]+)["'](?:\s*,\s*version\s*[:=]\s*(?:["']([^"'\n]+)["']|([\w.]+)))?/g;
const CATALOG = /\blibs\.((?!versions\.|plugins\.)[A-Za-z][\w.]*)/g;
const BOOT_PLUGIN = /\bid\s*\(?\s*["']org\.springframework\.boot["']\s*\)?\s*version\s*\(?\s*(?:["']([^"'\n]+)["']|([\w.]+))/;
const BOOT_BOM = /["']org\.springframework\.boot:(spring-boot-(?:dependencies|gradle-plugin)):([^"'\n]+)["']/;

/** Dependencies of a build.gradle or build.gradle.kts, read as text: coordinates, variables, version catalog, lock file. */
export const textForm: TextForm = {
  id: 'gradle',
  tokens: [...packageTokens('maven'), 'libs.'],
  matches: (file) => /\.gradle(\.kts)?$/.test(file) && !/^settings\.gradle/.test(baseNameOf(file)),
  extract(file, text, lookups) {
    const code = withoutComments(text);
    const versions = new GradleVersions(file, code, lookups);
    const found: FactOf['dependency'][] = [];
    const spanAt = spansOf(file, text);
    const add = (library: string, start: number, length: number, written: string | null, variable: string | null): void => {
      if (!isKafkaPackage('maven', library)) return;
      const declared = written || (variable === null ? null : `$${variable}`);
      const known = declared?.includes('$') ? versions.interpolate(declared) : null;
      const resolved = known && isExact(known.version) ? known : locked(library, file, lookups);
      found.push(dependency('maven', library, spanAt(start, start + length), declared, resolved?.version ?? null, resolved?.evidence ?? []));
    };
    for (const { index, 0: whole, 2: group, 3: artifact, 4: version, 5: variable } of code.matchAll(COORDINATE)) {
      add(`${group}:${artifact}`, index, whole.length, version || null, version ? null : (variable ?? null));
    }
    for (const { index, 0: whole, 1: group, 2: artifact, 3: version, 4: variable } of code.matchAll(NAMED))
      add(`${group}:${artifact}`, index, whole.length, version ?? null, variable ?? null);
    for (const { index, 0: whole, 1: accessor } of code.matchAll(CATALOG))
      for (const library of versions.catalogLibraries(accessor!)) {
        if (!isKafkaPackage('maven', library.coordinate)) continue;
        const evidence: Evidence[] = [{ span: library.span, note: `${library.accessor} of the version catalog` }, ...library.evidence];
        found.push(
          dependency('maven', library.coordinate, spanAt(index, index + whole.length), null, isExact(library.version) ? library.version : null, evidence),
        );
      }
    // Spring Boot decides the version of what is declared without one
    if (found.some((fact) => fact.version === null && fact.resolved === null)) found.unshift(...boot(file, text, code, versions));
    return found;
  },
};

function boot(file: string, text: string, code: string, versions: GradleVersions): FactOf['dependency'][] {
  const plugin = BOOT_PLUGIN.exec(code),
    bom = BOOT_BOM.exec(code);
  const match = plugin ?? bom;
  if (!match) return [];
  const declared = bom && !plugin ? bom[2]! : (match[1] ?? `$${match[2]}`);
  const known = declared.includes('$') ? versions.interpolate(declared) : null;
  const name = plugin ? 'spring-boot-gradle-plugin' : bom![1]!;
  const resolved = known && isExact(known.version) ? known.version : null;
  return [dependency('maven', `${BOOT}:${name}`, spanIn(file, text, match.index, match.index + match[0].length), declared, resolved, known?.evidence ?? [])];
}

function locked(library: string, file: string, lookups: Lookups): { version: string; evidence: Evidence[] } | null {
  const directory = directoryOf(file);
  const path = directory === '' ? 'gradle.lockfile' : `${directory}/gradle.lockfile`;
  const text = lookups.text?.(path) ?? null;
  const match = text === null ? null : new RegExp(`^${escapeRegExp(library)}:([^=\\s]+)=`, 'm').exec(text);
  return text !== null && match?.[1]
    ? { version: match[1], evidence: [{ span: spanIn(path, text, match.index, match.index + match[0].length), note: 'resolved in gradle.lockfile' }] }
    : null;
}
