import type { ConfigDocument } from './core/document.ts';
import type { DeclaredNames, Program } from './core/program.ts';
import type { SourceTree } from './core/tree.ts';
import { documentProgram } from './resolve/document-program.ts';
import type { Programs } from './resolve/resolver.ts';
import { declaredNames } from './syntax/declared-names.ts';
import { documentFormatOf, parseDocument } from './syntax/document.ts';
import { extensionOf, languageOf, type ParseResult, prepareLanguage } from './syntax/parser.ts';

/** How much text is kept parsed for look-ups from other files. */
const KEPT_CHARACTERS = 10_000_000;

/** Something that was parsed. */
interface Parsed<T> {
  made: T;
  size: number;
  /** When it was last asked for, in uses. */
  used: number;
}

interface ParsedProgram extends Parsed<Program | null> {
  status: ParseResult['status'];
}

/** The files of one tree, parsed when they are asked for; what was not asked for the longest is dropped, once it is more than memory should hold. */
export class Sources implements Programs {
  readonly #parsers = new Map<string, (file: string, text: string) => ParseResult>();
  readonly #programs = new Map<string, ParsedProgram>();
  readonly #documents = new Map<string, Parsed<ConfigDocument | null>>();
  readonly #declared = new Map<string, DeclaredNames>();
  #files: ReadonlySet<string> = new Set();
  #kept = 0;
  #uses = 0;
  #reads = new Set<string>();

  constructor(private readonly tree: SourceTree) {}

  /** Loads the grammars for files. */
  async prepare(files: readonly string[]): Promise<void> {
    this.#files = new Set(files);
    for (const extension of new Set(files.filter(languageOf).map(extensionOf)))
      if (!this.#parsers.has(extension)) this.#parsers.set(extension, await prepareLanguage(extension));
  }

  /** From now on, files whose content was asked for are noted in a new set, which is given. */
  startReads(file: string): Set<string> {
    this.#reads = new Set([file]);
    return this.#reads;
  }

  document(file: string): ConfigDocument | null {
    this.#reads.add(file);
    let known = this.#documents.get(file);
    if (!known) {
      const text = this.#files.has(file) ? this.tree.read(file) : null;
      known = { made: text === null ? null : parseDocument(file, text), size: text?.length ?? 0, used: 0 };
      this.#documents.set(file, known);
      this.#kept += known.size;
    }
    known.used = ++this.#uses;
    return known.made;
  }

  program(file: string, mention?: string): Program | null {
    this.#reads.add(file);
    let known = this.#programs.get(file);
    if (!known) {
      const made = this.#parse(file, mention);
      if (!made) return null;
      known = { ...made, used: 0 };
      this.#programs.set(file, known);
      this.#kept += known.size;
    }
    known.used = ++this.#uses;
    return known.made;
  }

  #parse(file: string, mention: string | undefined): Omit<ParsedProgram, 'used'> | null {
    if (documentFormatOf(file) && !languageOf(file)) {
      const document = this.document(file);
      return { made: document && documentProgram(document), size: 0, status: 'parsed' };
    }
    const parse = this.#parsers.get(extensionOf(file));
    const text = parse && this.#files.has(file) ? this.tree.read(file) : null;
    if (!parse || text === null || !mentions(text, mention)) return null;
    const result = parse(file, text);
    return { made: result.status === 'parsed' ? result.program : null, size: text.length, status: result.status };
  }

  /** How the parsing of a file ended; null when it was not parsed. */
  statusOf(file: string): ParseResult['status'] | null {
    return this.#programs.get(file)?.status ?? null;
  }

  declared(file: string): DeclaredNames {
    this.#reads.add(file);
    let names = this.#declared.get(file);
    if (!names) {
      names = declaredNames(this.#files.has(file) ? (this.tree.read(file) ?? '') : '');
      this.#declared.set(file, names);
    }
    return names;
  }

  forget(file: string): void {
    for (const kept of [this.#programs, this.#documents]) {
      this.#kept -= kept.get(file)?.size ?? 0;
      kept.delete(file);
    }
    this.#declared.delete(file);
  }

  /** Keeps the half that was asked for last when there is too much; gives whether something was dropped. */
  trim(): boolean {
    if (this.#kept <= KEPT_CHARACTERS) return false;
    const all = [...this.#programs, ...this.#documents].sort(([, a], [, b]) => a.used - b.used);
    for (const [file] of all) {
      if (this.#kept <= KEPT_CHARACTERS / 2) break;
      this.forget(file);
    }
    return true;
  }
}

/** Whether the last part of a name stands in a text; what a module exports as its default has no name there. */
function mentions(text: string, name: string | undefined): boolean {
  const last = name?.slice(name.lastIndexOf('.') + 1);
  return last === undefined || last === 'default' || !/^[A-Za-z_$][\w$]*$/.test(last) || text.includes(last);
}
