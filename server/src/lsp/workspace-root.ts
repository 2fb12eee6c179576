import type { Diagnostic } from 'vscode-languageserver';
import type { FactOf } from '../core/fact.ts';
import type { Inventory, ScanReport } from '../core/report.ts';
import type { Target } from '../knowledge/types.ts';
import type { Session } from '../service.ts';
import { diagnosticsByFile } from './diagnostics.ts';
import type { Default } from './hover.ts';
import { fileBelow, uriOf } from './places.ts';

/** A code base as the server opens it: a directory under the open editors. */
export interface OpenedRoot {
  session: Session;
  /** Targets and source that .kafka-compat.yaml names. */
  configuration: { targets: readonly string[]; source: string | null };
  /** What is wrong with that file. */
  problems: readonly string[];
  /** Whether an open file belongs to the code base: ignored files do not, although an editor may show them. */
  holds(file: string): boolean;
  defaultOf(setting: FactOf['setting'], inventory: Inventory): Default | null;
}

/** Opens the directory anew; `documents` is the live text of open editors by file. */
export type OpenRoot = (directory: string, documents: ReadonlyMap<string, string>) => OpenedRoot;

/** What to judge against. */
export interface Judging {
  targets: readonly Target[];
  source: Target | null;
}

interface Run {
  report: Promise<ScanReport>;
  inventory: Promise<Inventory> | null;
  diagnostics: Map<string, Diagnostic[]> | null;
  controller: AbortController;
  waiting: number;
  isDone: boolean;
}

/**
 * One workspace folder. All requests between two edits share one scan; an edit aborts the scan that it made stale, and those who wait
 * for it get the answer of the next one. A scan that nobody waits for any more is aborted too.
 */
export class WorkspaceRoot {
  readonly #documents = new Map<string, string>();
  #opened: OpenedRoot | null = null;
  #changed = new Set<string>();
  #run: Run | null = null;
  #isAnswered = false;
  /** Scans of one session never overlap. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly directory: string,
    private readonly open: OpenRoot,
    private readonly judging: (opened: OpenedRoot) => Judging,
    private readonly onOpened: (report: ScanReport, milliseconds: number) => void = () => {},
  ) {}

  fileOf(uri: string): string | null {
    return fileBelow(this.directory, uri);
  }

  uri(file: string): string {
    return uriOf(this.directory, file);
  }

  get opened(): OpenedRoot {
    this.#opened ??= this.open(this.directory, this.#documents);
    return this.#opened;
  }

  /** An editor shows this text of the file; null once it is closed. */
  edit(file: string, text: string | null): void {
    if (text === null) this.#documents.delete(file);
    else if (this.#documents.has(file) || this.opened.holds(file)) this.#documents.set(file, text);
    this.change([file]);
  }

  textOf(file: string): string | null {
    return this.#documents.get(file) ?? null;
  }

  /** Files changed, appeared or went. */
  change(files: Iterable<string>): void {
    for (const file of files) this.#changed.add(file);
    this.#forgetRun();
  }

  /** Targets or source changed: what the files told still holds. */
  rejudge(): void {
    this.#forgetRun();
  }

  /** The configuration file changed: starts from nothing. */
  reopen(): void {
    this.#opened = null;
    this.#isAnswered = false;
    this.#changed.clear();
    this.#forgetRun();
  }

  report(signal?: AbortSignal): Promise<ScanReport> {
    return this.#wait((run) => run.report, signal);
  }

  inventory(signal?: AbortSignal): Promise<Inventory> {
    return this.#wait((run) => this.#inventoryOf(run), signal);
  }

  /** Diagnostics of every file that has any; made once per scan. */
  async diagnostics(hasRelatedInformation: boolean, signal?: AbortSignal): Promise<ReadonlyMap<string, Diagnostic[]>> {
    return this.#wait(async (run) => {
      const report = await run.report;
      run.diagnostics ??= diagnosticsByFile(report, { hasRelatedInformation, uri: (file) => this.uri(file) });
      return run.diagnostics;
    }, signal);
  }

  judgingNow(): Judging {
    return this.judging(this.opened);
  }

  close(): void {
    this.#forgetRun();
  }

  async #wait<T>(ask: (run: Run) => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (;;) {
      signal?.throwIfAborted();
      const run = this.#run ?? this.#start();
      run.waiting++;
      try {
        return await abortable(ask(run), signal);
      } catch (error) {
        // A stale scan fails because it was aborted: ask again. Any other failure is the caller's to tell.
        if (run.controller.signal.aborted && !signal?.aborted) continue;
        if (this.#run === run && !signal?.aborted) this.#run = null;
        throw error;
      } finally {
        run.waiting--;
        if (run.waiting === 0 && !run.isDone) this.#abandon(run);
      }
    }
  }

  #start(): Run {
    const controller = new AbortController();
    const report = this.#next(() => this.#scan(controller.signal));
    const run: Run = { report, inventory: null, diagnostics: null, controller, waiting: 0, isDone: false };
    report.then(
      () => {
        run.isDone = true;
      },
      () => {},
    );
    this.#run = run;
    return run;
  }

  async #scan(signal: AbortSignal): Promise<ScanReport> {
    signal.throwIfAborted();
    const started = performance.now();
    const { session } = this.opened;
    session.change([...this.#changed]);
    this.#changed.clear();
    const report = await session.scan({ ...this.judgingNow(), signal });
    if (!this.#isAnswered) this.onOpened(report, performance.now() - started);
    this.#isAnswered = true;
    return report;
  }

  #inventoryOf(run: Run): Promise<Inventory> {
    run.inventory ??= run.report.then(() => this.#next(() => this.opened.session.inventory({ signal: run.controller.signal })));
    return run.inventory;
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  #forgetRun(): void {
    if (this.#run === null) return;
    this.#run.controller.abort();
    this.#run = null;
  }

  #abandon(run: Run): void {
    run.controller.abort();
    if (this.#run === run) this.#run = null;
  }
}

/** Stops waiting when the signal fires; the work itself goes on for others. */
function abortable<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
