import type { DeclaredWrapper } from './core/declared-wrapper.ts';
import type { Inventory, ScanReport, Skip } from './core/report.ts';
import type { InventoryStore, SourceTree } from './core/tree.ts';
import type { Target } from './knowledge/types.ts';
import type { FileResult } from './session.ts';

export interface RunOptions {
  signal?: AbortSignal;
  /** `done` of `total` files; called at most every few milliseconds. */
  onProgress?: (done: number, total: number) => void;
}

export interface ScanRequest extends RunOptions {
  targets: readonly Target[];
  source?: Target | null;
}

/** One open code base. Both doors hold one; it keeps what unchanged files told, so that a second run costs little. */
export interface Session {
  /** Tells which files changed, appeared or went since the last run. */
  change(files: readonly string[]): void;
  inventory(options?: RunOptions): Promise<Inventory>;
  scan(request: ScanRequest): Promise<ScanReport>;
}

/** Files to extract, in portions that threads take: each from its own range first, since neighbours need the same other files parsed. */
export interface SharedWork {
  /** All files of the tree. */
  listed: readonly string[];
  files: readonly string[];
  /** How many portions of each range are taken. */
  cursor: Int32Array;
}

/** What a thread learned from its portions. */
export interface Told {
  results: readonly (readonly [string, FileResult])[];
  skips: readonly Skip[];
}

/** Extracts portions of the files elsewhere, at the same time. */
export interface Helper {
  threads: number;
  help(work: SharedWork, signal?: AbortSignal): Promise<Told>;
}

export interface OpenOptions {
  /** Where the inventory is kept between runs; without it every run starts afresh. */
  store?: InventoryStore;
  helper?: Helper;
  /** The code base's own wrappers around clients. */
  wrappers?: readonly DeclaredWrapper[];
}

/** The facade that both doors use. */
export interface Service {
  open(tree: SourceTree, options?: OpenOptions): Session;
}
