import type { ConfigDocument } from '../../core/document.ts';
import type { Evidence } from '../../core/value.ts';
import type { Lookups } from '../form.ts';
import { accessorOf, type CatalogLibrary, catalogBundle, catalogLibraries, catalogVersion } from '../gradle-libraries.ts';
import { baseNameOf, directoriesUp, escapeRegExp, spanIn } from '../packages.ts';

/** A version with the places that set it. */
export interface FoundVersion {
  version: string;
  evidence: Evidence[];
}

const MAX_DEPTH = 4;
const MAX_SOURCES = 60;

/** Blanks comments, keeping strings and offsets. */
export function withoutComments(text: string): string {
  return text.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)/g, (part) =>
    part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part,
  );
}

/** Finds what version variables of a build file stand for: in the file, in build files, scripts, gradle.properties and the catalog of the directories above. */
export class GradleVersions {
  #sources: { file: string; text: string }[] | null = null;
  #catalog: ConfigDocument | null | undefined;
  #catalogLibraries: CatalogLibrary[] | null = null;

  constructor(
    private readonly file: string,
    private readonly code: string,
    private readonly lookups: Lookups,
  ) {}

  /** A text with `$name`, `${name}`, `${libs.versions.name.get()}` put in; null when a name is set nowhere. */
  interpolate(text: string, depth = 0): FoundVersion | null {
    if (depth > MAX_DEPTH) return null;
    const evidence: Evidence[] = [];
    let isKnown = true;
    const version = text.replace(/\$\{([^{}]*)\}|\$([A-Za-z_][\w.]*)/g, (_, braced: string | undefined, bare: string | undefined) => {
      const found = this.#named(braced ?? bare ?? '', depth);
      if (!found) isKnown = false;
      evidence.push(...(found?.evidence ?? []));
      return found?.version ?? '';
    });
    return isKnown ? { version, evidence } : null;
  }

  /** What `libs.name` or `libs.bundles.name` stands for. */
  catalogLibraries(accessor: string): CatalogLibrary[] {
    const document = this.#catalogDocument();
    if (!document) return [];
    const wanted = accessor.replace(/\.get$/, '').toLowerCase();
    const names = wanted.startsWith('bundles.') ? catalogBundle(document, wanted.slice('bundles.'.length)) : [wanted];
    this.#catalogLibraries ??= catalogLibraries(document);
    return this.#catalogLibraries.filter((library) => names.includes(library.accessor));
  }

  #named(expression: string, depth: number): FoundVersion | null {
    const alias = /\blibs\.versions\.([\w.]+?)(?:\.get\(?\)?)?$/.exec(expression.trim())?.[1];
    if (alias) {
      const document = this.#catalogDocument();
      const found = document ? catalogVersion(document, accessorOf(alias)) : null;
      return found ? { version: found.version, evidence: [found.evidence] } : null;
    }
    const name = (/["']([\w.-]+)["']/.exec(expression)?.[1] ?? expression.trim()).split('.').at(-1)!;
    if (!/^[\w-]+$/.test(name)) return null;
    const key = escapeRegExp(name);
    const assigned = new RegExp(`(?:\\b${key}|["']${key}["']\\]?)\\s*(?::\\s*String\\s*)?(?:=|:|,|\\bto\\b|\\bby extra\\()\\s*["']([^"'\\n]+)["']`);
    const property = new RegExp(`^[ \\t]*(?:[\\w.]+\\.)?${key}[ \\t]*[=:][ \\t]*(\\S+)`, 'm');
    for (const { file, text } of this.#allSources()) {
      const match = (file.endsWith('.properties') ? property : assigned).exec(text);
      if (!match?.[1]) continue;
      const here: Evidence = { span: spanIn(file, text, match.index, match.index + match[0].length), note: `${name} in ${baseNameOf(file)}` };
      if (!match[1].includes('$')) return { version: match[1], evidence: [here] };
      const inner = this.interpolate(match[1], depth + 1);
      return inner ? { version: inner.version, evidence: [here, ...inner.evidence] } : null;
    }
    return null;
  }

  /** Nearest first. */
  #allSources(): { file: string; text: string }[] {
    if (this.#sources) return this.#sources;
    const files = directoriesUp(this.file).flatMap((directory) => {
      const prefix = directory === '' ? '' : `${directory}/`;
      return ['build.gradle', 'build.gradle.kts', 'gradle.properties', 'settings.gradle', 'settings.gradle.kts'].map((name) => prefix + name);
    });
    const scripts = (this.lookups.files?.() ?? []).filter(
      (file) => /(^|\/)(gradle\/[^/]+\.gradle(\.kts)?|buildSrc\/.*\.(kts?|gradle))$/.test(file) || /(^|\/)(dependencies|versions)\.gradle(\.kts)?$/.test(file),
    );
    this.#sources = [{ file: this.file, text: this.code }];
    for (const file of [...files, ...scripts].slice(0, MAX_SOURCES)) {
      const text = file === this.file ? null : (this.lookups.text?.(file) ?? null);
      if (text !== null) this.#sources.push({ file, text: file.endsWith('.properties') ? text : withoutComments(text) });
    }
    return this.#sources;
  }

  #catalogDocument(): ConfigDocument | null {
    if (this.#catalog === undefined) {
      const paths = directoriesUp(this.file).map((directory) => `${directory === '' ? '' : `${directory}/`}gradle/libs.versions.toml`);
      const found = paths.find((path) => (this.lookups.text?.(path) ?? null) !== null);
      this.#catalog = found ? (this.lookups.document?.(found) ?? null) : null;
    }
    return this.#catalog;
  }
}
