import type { Evidence } from '../../core/value.ts';
import type { Lookups } from '../form.ts';
import { baseNameOf, directoriesUp, escapeRegExp, spanIn } from '../packages.ts';

/** A text with the places that set it. */
interface FoundVersion {
  version: string;
  evidence: Evidence[];
}

const MAX_DEPTH = 4;
const MAX_SOURCES = 40;

/** Blanks comments, keeping strings and offsets. */
export function withoutComments(text: string): string {
  return text.replace(/"""(?:[\s\S]*?"""|[\s\S]*$)|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)/g, (part) =>
    part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part,
  );
}

/** Finds what the names of a build stand for: in the file, in build files and project/*.scala of the directories above. */
export class SbtValues {
  #sources: { file: string; text: string }[] | null = null;

  constructor(
    private readonly file: string,
    private readonly text: string,
    private readonly lookups: Lookups,
  ) {}

  /** A text with `$name` and `${a.name}` put in; null when a name is set nowhere. */
  interpolate(text: string, depth = 0): FoundVersion | null {
    if (depth > MAX_DEPTH) return null;
    const evidence: Evidence[] = [];
    let isKnown = true;
    const version = text.replace(/\$\{([^{}]*)\}|\$([A-Za-z_]\w*)/g, (_, braced: string | undefined, bare: string | undefined) => {
      const found = this.named(braced ?? bare ?? '', depth);
      if (!found) isKnown = false;
      evidence.push(...(found?.evidence ?? []));
      return found?.version ?? '';
    });
    return isKnown ? { version, evidence } : null;
  }

  /** What `kafkaVersion`, `Versions.kafka` or `versions("kafka")` stands for. */
  named(expression: string, depth = 0): FoundVersion | null {
    const [, path, key] = /^([\w.]+)(?:\("([\w.-]+)"\))?$/.exec(expression.trim()) ?? [];
    if (path === undefined) return null;
    const names = path.replace(/\.value$/, '').split('.');
    const name = key ?? names.at(-1)!;
    const owner = key === undefined ? names.at(-2) : names.at(-1);
    const holder = owner === undefined ? null : new RegExp(`\\b(?:object|val|trait|class)\\s+${escapeRegExp(owner)}\\b`);
    const written =
      key === undefined
        ? new RegExp(`\\b(?:val|def)\\s+${escapeRegExp(name)}\\s*(?::\\s*String\\s*)?(?::?=)\\s*s?"([^"\\n]+)"`)
        : new RegExp(`"${escapeRegExp(name)}"\\s*->\\s*s?"([^"\\n]+)"`);
    const sources = this.#allSources();
    // the member of the named object first, then anything of the name
    for (const within of holder ? [holder, null] : [null]) {
      for (const { file, text } of sources) {
        const start = within ? text.search(within) : 0;
        const match = start < 0 ? null : written.exec(text.slice(start));
        if (!match) continue;
        const at = start + match.index;
        const here: Evidence = { span: spanIn(file, text, at, at + match[0].length), note: `${name} in ${baseNameOf(file)}` };
        if (!match[1]!.includes('$')) return { version: match[1]!, evidence: [here] };
        const inner = this.interpolate(match[1]!, depth + 1);
        return inner ? { version: inner.version, evidence: [here, ...inner.evidence] } : null;
      }
    }
    return null;
  }

  /** Nearest first. */
  #allSources(): { file: string; text: string }[] {
    if (this.#sources) return this.#sources;
    const directories = new Set(directoriesUp(this.file).flatMap((directory) => [directory, directory === '' ? 'project' : `${directory}/project`]));
    const files = (this.lookups.files?.() ?? []).filter(
      (file) => file !== this.file && /\.(sbt|scala|sc|mill)$/.test(file) && directories.has(file.slice(0, Math.max(file.lastIndexOf('/'), 0))),
    );
    const builds = files.filter((file) => file.endsWith('.sbt') || /(^|\/)project\//.test(file) || /\.(sc|mill)$/.test(file));
    this.#sources = [{ file: this.file, text: withoutComments(this.text) }];
    for (const file of builds.toSorted((a, b) => b.length - a.length).slice(0, MAX_SOURCES)) {
      const text = this.lookups.text?.(file) ?? null;
      if (text !== null) this.#sources.push({ file, text: withoutComments(text) });
    }
    return this.#sources;
  }
}
