import type { ConfigForm, Lookups, TextForm } from './configs/form.ts';
import { deployedVariables } from './configs/deployed-variables.ts';
import { keptByWorkers, withOffsetTopics } from './configs/kept-state.ts';
import { readConfig } from './configs/read.ts';
import type { ConfigDocument } from './core/document.ts';
import type { Fact } from './core/fact.ts';
import { originOf } from './core/origin.ts';
import { isJvm, type LanguageId } from './core/program.ts';
import type { Coverage, Inventory, ScanProblem, Skip } from './core/report.ts';
import { push } from './core/push.ts';
import { compareSpans } from './core/span.ts';
import type { SourceTree } from './core/tree.ts';
import type { Knowledge } from './knowledge/index.ts';
import { FactList } from './libraries/fact-list.ts';
import { Extractor } from './libraries/extract.ts';
import type { Library } from './libraries/types.ts';
import { calledName, type Wrapper } from './libraries/wrappers.ts';
import { ModuleIndex } from './resolve/modules.ts';
import { Resolver } from './resolve/resolver.ts';
import { newCursor, takePortions } from './portions.ts';
import { goModules } from './resolve/go-modules.ts';
import { pathMappings } from './resolve/path-mappings.ts';
import type { Helper, RunOptions, SharedWork, Told } from './service.ts';
import { documentFormatOf, parseDocument } from './syntax/document.ts';
import { languageOf } from './syntax/parser.ts';
import { Sources } from './sources.ts';
import { buildWorkload } from './workload/build.ts';

/** What the extraction of a code base is made of. */
export interface Parts {
  knowledge: Knowledge;
  libraries: readonly Library[];
  forms: readonly ConfigForm[];
  textForms: readonly TextForm[];
  lookups(tree: SourceTree, document: (file: string) => ConfigDocument | null): Lookups;
  version: string;
}

/** What the calls of wrappers in one file told. */
interface Called {
  facts: Fact[];
  wrappers: Wrapper[];
}

/** What one file told. */
export interface FileResult {
  facts: Fact[];
  problems: ScanProblem[];
  /** Functions of the file that forward a parameter to a client. */
  wrappers: readonly Wrapper[];
  /** Files whose content this result rests on, itself included. */
  reads: ReadonlySet<string>;
  isParsed: boolean;
  timedOut: boolean;
  /** The parser trapped: on this file, or because of an earlier one. */
  crashed?: true;
}

/** What the files of one run are extracted with. */
interface Run {
  resolver: Resolver;
  extractor: Extractor;
  lookups: Lookups;
}

/** How many neighbouring files a thread takes at a time. */
const PORTION_FILES = 64;

/** Languages in which one module makes a client and others use it under the imported name. */
const FOLLOWED: ReadonlySet<string> = new Set(['typescript', 'javascript', 'python']);
/** More importers than this mean that a name is too common to follow. */
const MAX_FOLLOWED_FILES = 400;

/** A wrapper, and a wrapper of it. */
const MAX_WRAPPER_LEVELS = 2;
/** More names than this are sought only in files that speak of Kafka: a wrapper library's own tests. */
const MAX_WRAPPER_NAMES = 40;
const MIN_WRAPPER_NAME = 4;

/** Languages whose files may call each other. */
const familyOf = (language: string): string => {
  if (language === 'typescript') return 'javascript';
  if (language === 'c') return 'cpp';
  return isJvm(language as LanguageId) ? 'jvm' : language;
};

/** Below so many files another thread costs more than it gives. */
const MIN_SHARED_FILES = 1_500;

const PROGRESS_INTERVAL_MS = 100;
const EXTRACT_BUDGET_MS = 3_000;

/** Extracts the facts of one tree and keeps them per file, so that a change costs only what rests on it. */
export class Extraction {
  readonly #results = new Map<string, FileResult>();
  /** Files in which a token of a descriptor or a form stands. */
  readonly #speaking = new Set<string>();
  /** What the callers of wrappers in a file told, and of which wrappers. */
  readonly #called = new Map<string, { wrappers: string; reads: ReadonlySet<string>; told: Called }>();
  readonly #sources: Sources;
  /** Per language, document format and form whose files go by name: what a file of it must hold to be worth reading. */
  readonly #tokens: ReadonlyMap<string, readonly string[]>;
  /** Forms whose files go by name. */
  readonly #named: readonly { id: string; matches(file: string): boolean }[];
  #lookups: Lookups | null = null;
  /** Files that name no library but import a file that makes a client. */
  #followed: ReadonlySet<string> = new Set();
  #modules = new ModuleIndex([]);
  #modulesOf: readonly string[] | null = null;
  /** Made anew when something that its memory rests on was dropped or changed. */
  #run: Run | null = null;

  constructor(
    private readonly tree: SourceTree,
    private readonly parts: Parts,
    private readonly helper: Helper | null = null,
  ) {
    this.#sources = new Sources(tree);
    const tokens = new Map<string, string[]>();
    for (const { descriptor } of parts.libraries)
      for (const language of descriptor.languages) for (const token of descriptor.tokens) push(tokens, language, token);
    for (const form of parts.forms) for (const reader of form.matches ? [form.id] : form.formats) for (const token of form.tokens) push(tokens, reader, token);
    for (const form of parts.textForms) for (const token of form.tokens) push(tokens, form.id, token);
    this.#tokens = tokens;
    this.#named = [...parts.textForms, ...parts.forms.flatMap(({ id, matches }) => (matches ? [{ id, matches }] : []))];
  }

  change(files: readonly string[]): void {
    this.#run = null;
    for (const file of files) {
      this.#sources.forget(file);
      this.#speaking.delete(file);
      const isDocument = documentFormatOf(file) !== null || !languageOf(file);
      if (isDocument) this.#lookups = null;
      for (const known of [this.#results, this.#called])
        for (const [other, { reads }] of known) if (isDocument || other === file || reads.has(file)) known.delete(other);
    }
  }

  async inventory({ signal, onProgress }: RunOptions = {}): Promise<Inventory> {
    const listed = this.tree.list();
    const files = listed.filter((file) => this.#isReadable(file));
    const help = async (work: SharedWork): Promise<Told | null> => {
      // a helper that fails costs time, not facts: what it took is done here
      const told = (await this.helper?.help(work, signal).catch(() => null)) ?? null;
      for (const [file, result] of told?.results ?? []) {
        this.#speaking.add(file);
        this.#results.set(file, result);
      }
      return told;
    };
    const isFirst = this.#results.size === 0;
    const isShared = this.helper !== null && isFirst && files.length >= MIN_SHARED_FILES;
    const cursor = newCursor(isShared ? this.helper!.threads + 1 : 1);
    const helped = isShared ? help({ listed, files, cursor }) : null;
    await this.share({ files, cursor }, 0, { signal, onProgress });
    const told = await helped;
    if (told === null && helped !== null) await this.share({ files, cursor: newCursor(1) }, 0, { signal });
    const worth = files.filter((file) => this.#speaking.has(file));
    // a fresh thread has a sound parser; the file that broke this one comes last
    const crashed = worth.filter((file) => this.#results.get(file)?.crashed);
    if (crashed.length > 0) await help({ listed, files: crashed.reverse(), cursor: newCursor(1) });
    const followed = this.#importers(listed, worth);
    this.#followed = new Set(followed);
    await this.#begin();
    for (const file of followed) this.#result(file, signal);
    await breathe();
    const called = this.#callersOfWrappers(files, [...worth, ...followed], signal);
    signal?.throwIfAborted();
    return this.#collect(listed, [...worth, ...followed], called, told?.skips ?? []);
  }

  /**
   * Extracts those of the files that are worth it and not known yet, and gives what each told. The files are taken in portions that
   * other threads, which hold the same list and cursor, do not take.
   */
  async share(
    { files, cursor }: Pick<SharedWork, 'files' | 'cursor'>,
    range: number,
    { signal, onProgress }: RunOptions = {},
  ): Promise<[string, FileResult][]> {
    await this.#begin();
    const told: [string, FileResult][] = [];
    let reported = performance.now();
    for (const portion of takePortions(Math.ceil(files.length / PORTION_FILES), cursor, range)) {
      const start = portion * PORTION_FILES;
      for (const file of this.#candidates(files.slice(start, start + PORTION_FILES))) {
        this.#speaking.add(file);
        told.push([file, this.#result(file, signal)]);
        if (performance.now() - reported <= PROGRESS_INTERVAL_MS) continue;
        onProgress?.(Math.min(cursor.reduce((sum, taken) => sum + taken) * PORTION_FILES, files.length), files.length);
        reported = performance.now();
        await breathe();
      }
    }
    return told;
  }

  #result(file: string, signal?: AbortSignal): FileResult {
    signal?.throwIfAborted();
    let result = this.#results.get(file);
    if (!result) {
      result = this.#extract(file);
      this.#results.set(file, result);
      this.#trim();
    }
    return result;
  }

  /** Grammars and modules of the tree. */
  async #begin(): Promise<void> {
    const files = this.tree.list();
    if (this.#modulesOf === files) return;
    await this.#sources.prepare(files);
    const sources = files.filter((file) => languageOf(file) || documentFormatOf(file));
    this.#modules = new ModuleIndex(sources, pathMappings(this.tree), goModules(this.tree));
    this.#modulesOf = files;
    this.#run = null;
  }

  /** Look-ups, resolver and extractor. */
  #running(): Run {
    if (this.#run) return this.#run;
    this.#lookups ??= this.parts.lookups(this.tree, (file) => this.#sources.document(file));
    const lookups = this.#lookups;
    const { libraries, knowledge } = this.parts;
    const resolver = new Resolver(
      this.#modules,
      this.#sources,
      (type, name) => knowledge.constant(type, name) ?? this.#libraryConstant(`${type}.${name}`),
      (module) => libraries.some((library) => library.owns(module)),
    );
    this.#run = { resolver, lookups, extractor: new Extractor({ libraries, resolver, lookups, knowledge }) };
    return this.#run;
  }

  /** What resolver and extractor remember holds the dropped programs: they start afresh. */
  #trim(): void {
    if (this.#sources.trim()) this.#run = null;
  }

  #collect(files: readonly string[], worth: readonly string[], called: readonly Fact[], helperSkips: readonly Skip[]): Inventory {
    const facts: Fact[] = [...called];
    const problems: ScanProblem[] = [];
    const own = this.tree.skips();
    const known = new Set(own.map((skip) => skip.file));
    const skipped: Skip[] = [...own, ...helperSkips.filter(({ file }) => !known.has(file) && known.add(file))];
    let parsed = 0;
    for (const file of worth) {
      const result = this.#results.get(file)!;
      facts.push(...result.facts);
      problems.push(...result.problems);
      if (result.isParsed) parsed++;
      if (result.timedOut) skipped.push({ file, reason: 'timeout' });
    }
    facts.push(...deployedVariables(facts), ...keptByWorkers(facts));
    const unique = dedupe(withOffsetTopics(facts)).sort((a, b) => compareSpans(a, b) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
    const coverage: Coverage = { filesSeen: files.length, filesRead: worth.length, filesParsed: parsed, skipped, problems, unresolved: unresolvedOf(unique) };
    return {
      schemaVersion: 1,
      tool: { name: 'kafka-compat', version: this.parts.version },
      facts: unique,
      services: buildWorkload(unique, files).services,
      coverage,
    };
  }

  /** Whether a front end, a document format or a form reads files of this name. */
  #isReadable(file: string): boolean {
    return languageOf(file) !== null || documentFormatOf(file) !== null || this.parts.textForms.some((form) => form.matches(file));
  }

  /** Files in which a token of a descriptor or a form stands. */
  #candidates(files: readonly string[]): string[] {
    const byReaders = new Map<string, string[]>();
    // a manifest may be written in a language too: build.gradle, mix.exs
    for (const file of files) {
      const readers = [languageOf(file) ?? documentFormatOf(file) ?? '', ...this.#named.filter((form) => form.matches(file)).map(({ id }) => id)];
      push(byReaders, readers.join(), file);
    }
    return [...byReaders].flatMap(([readers, those]) => {
      const tokens = readers.split(',').flatMap((reader) => this.#tokens.get(reader) ?? []);
      return tokens.length > 0 ? this.tree.candidates(tokens, those) : [];
    });
  }

  /** Scripts and Python modules that never name a library themselves but import a file that uses one. */
  #importers(files: readonly string[], worth: readonly string[]): readonly string[] {
    const known = new Set(worth);
    const tokens = new Set<string>();
    for (const file of worth) {
      const language = languageOf(file);
      if (!language || !FOLLOWED.has(language) || !this.#results.get(file)?.facts.some((fact) => 'library' in fact && fact.kind !== 'dependency')) continue;
      const path = file.replace(/\.\w+$/, '').replace(/\/(index|__init__)$/, '');
      const stem = path.slice(path.lastIndexOf('/') + 1);
      const forms = language === 'python' ? [`${stem} import`, `import ${stem}`] : [`/${stem}'`, `/${stem}"`, `/${stem}.js'`, `/${stem}.js"`];
      for (const form of forms) tokens.add(form);
    }
    if (tokens.size === 0) return [];
    const others = files.filter((file) => FOLLOWED.has(languageOf(file) ?? '') && !known.has(file));
    const found = this.tree.candidates([...tokens], others);
    return found.length > MAX_FOLLOWED_FILES ? [] : found;
  }

  /** Facts that the callers of wrappers tell, wherever in the tree they are; a wrapper of a wrapper is followed once more. */
  #callersOfWrappers(files: readonly string[], worth: readonly string[], signal?: AbortSignal): Fact[] {
    const facts: Fact[] = [];
    const known = new Set<string>();
    let fresh = worth.flatMap((file) => this.#results.get(file)?.wrappers ?? []);
    for (let level = 0; level < MAX_WRAPPER_LEVELS; level++) {
      const byName = new Map<string, Wrapper[]>();
      for (const wrapper of fresh) {
        const id = JSON.stringify(wrapper);
        if (known.has(id) || originOf(wrapper.file, '')) continue;
        known.add(id);
        push(byName, calledName(wrapper), wrapper);
      }
      fresh = [];
      const wrappers = [...known].join();
      for (const file of this.#callers(files, worth, [...byName.values()].flat())) {
        signal?.throwIfAborted();
        const id = `${level} ${file}`;
        let called = this.#called.get(id);
        if (called?.wrappers !== wrappers) {
          called = { wrappers, ...this.#extractCalls(file, byName) };
          this.#called.set(id, called);
          this.#trim();
        }
        facts.push(...called.told.facts);
        fresh.push(...called.told.wrappers);
      }
    }
    return facts;
  }

  /** Files that name a wrapper's function, and its type where it has one: of the whole tree when the names are few, else of those that speak of Kafka. */
  #callers(files: readonly string[], worth: readonly string[], wrappers: readonly Wrapper[]): readonly string[] {
    if (wrappers.length === 0) return [];
    const tokens = [...new Set(wrappers.flatMap(({ type, supertypes, function: name }) => (type === null ? [name] : [type, ...supertypes])))]
      .filter((token) => token.length >= MIN_WRAPPER_NAME)
      .sort();
    const families = new Set(wrappers.map(({ language }) => familyOf(language)));
    const among = tokens.length > MAX_WRAPPER_NAMES ? worth : files;
    const spoken = among.filter((file) => families.has(familyOf(languageOf(file) ?? '')));
    const found = this.tree.candidates(tokens, spoken);
    const near = found.length > MAX_FOLLOWED_FILES ? found.filter((file) => this.#speaking.has(file)).slice(0, MAX_FOLLOWED_FILES) : found;
    return near.filter((file) => {
      const text = this.tree.read(file) ?? '';
      return wrappers.some((wrapper) => text.includes(calledName(wrapper)) && [wrapper.type ?? '', ...wrapper.supertypes].some((name) => text.includes(name)));
    });
  }

  #extractCalls(file: string, wrappers: ReadonlyMap<string, readonly Wrapper[]>): { told: Called; reads: ReadonlySet<string> } {
    const { resolver, extractor } = this.#running();
    const reads = this.#sources.startReads(file);
    resolver.startBudget(EXTRACT_BUDGET_MS);
    const index = resolver.index(file);
    const told = index ? extractor.extractCalls(index, wrappers) : { facts: [], wrappers: [] };
    this.#attribute(told.facts, file, reads);
    return { told, reads };
  }

  /** Notes the origin of facts, and the files that they rest on: what the resolver knew already, from another file's question, too. */
  #attribute(facts: readonly Fact[], file: string, reads: Set<string>): void {
    const head = facts.length > 0 ? (this.tree.read(file) ?? '').slice(0, 600) : '';
    for (const fact of facts) {
      const origin = originOf(fact.file, fact.file === file ? head : '');
      if (origin) fact.origin = origin;
      for (const { span } of fact.evidence) reads.add(span.file);
    }
  }

  #extract(file: string): FileResult {
    const { resolver, extractor, lookups } = this.#running();
    const reads = this.#sources.startReads(file);
    const facts: Fact[] = [];
    const problems: ScanProblem[] = [];
    const wrappers: Wrapper[] = [];
    let isParsed = false;
    try {
      const text = this.tree.read(file);
      const language = languageOf(file);
      if (text !== null) {
        const document = !language && documentFormatOf(file) ? this.#sources.document(file) : null;
        const { forms, textForms } = this.parts;
        const told = readConfig({ file, name: file, text, document }, { forms, textForms, lookups, parse: parseDocument });
        facts.push(...told.facts);
        problems.push(...told.problems.map((problem) => ({ ...problem, kind: problem.kind ?? ('syntax' as const) })));
        isParsed = told.isRead;
      }
      if (language) {
        const source = text ?? '';
        if (!this.#followed.has(file) && !this.#speaks(language, source)) return { facts, problems, wrappers, reads, isParsed, timedOut: false };
        resolver.startBudget(EXTRACT_BUDGET_MS);
        const index = resolver.index(file);
        if (index) {
          isParsed = true;
          for (const problem of index.program.problems) problems.push({ ...problem, kind: 'syntax' });
          const told = extractor.extract(index);
          facts.push(...told.facts);
          wrappers.push(...told.wrappers);
        }
      }
    } catch (error) {
      problems.push({
        span: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
        message: `extraction failed: ${error instanceof Error ? error.message : String(error)}`,
        kind: 'internal',
      });
    }
    this.#attribute(facts, file, reads);
    const status = this.#sources.statusOf(file);
    if (status !== 'crashed') return { facts, problems, wrappers, reads, isParsed, timedOut: status === 'timeout' };
    problems.push({
      span: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
      message: 'the parser failed here or on an earlier file; nothing of this file is known',
      kind: 'internal',
    });
    return { facts, problems, wrappers, reads, isParsed, timedOut: false, crashed: true };
  }

  /** Whether a library of the language may tell something of a source. */
  #speaks(language: LanguageId, source: string): boolean {
    return this.parts.libraries.some((library) => library.descriptor.languages.includes(language) && library.speaksIn(source));
  }

  #libraryConstant(name: string): string | null {
    for (const { descriptor } of this.parts.libraries) {
      const text = descriptor.constants?.[name];
      if (text !== undefined) return text;
    }
    return null;
  }
}

/** Lets waiting input be read and acted upon, a cancellation above all: one turn to read it, one to deliver it, one to be sure. */
async function breathe(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resume) => setImmediate(resume));
}

/** A helper file's facts may be told by each of its users: one telling is kept. */
function dedupe(facts: readonly Fact[]): Fact[] {
  const list = new FactList();
  for (const fact of facts) list.add(fact);
  return list.list();
}

function unresolvedOf(facts: readonly Fact[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const fact of facts) {
    if ('unknown' in fact && fact.unknown && fact.unknown !== 'secret') counts[fact.unknown] = (counts[fact.unknown] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
