import type { Inventory, ScanReport, Skip } from './core/report.ts';
import type { InventoryStore, SourceTree } from './core/tree.ts';
import type { Target } from './knowledge/types.ts';
import type { FileResult } from './session.ts';

export interface RunOptions {
  signal?: AbortSignal;
  /** `done` of `total` files worth reading; called at most every few milliseconds. */
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

/** Extracts portions of the files elsewhere, at the same time: each taken from the shared cursor. */
export type Helper = (
  files: readonly string[],
  cursor: Int32Array,
  signal?: AbortSignal,
) => Promise<{ told: readonly (readonly [string, FileResult])[]; skips: readonly Skip[] }>;

export interface OpenOptions {
  /** Where the inventory is kept between runs; without it every run starts afresh. */
  store?: InventoryStore;
  helper?: Helper;
}

/** The facade that both doors use. */
export interface Service {
  open(tree: SourceTree, options?: OpenOptions): Session;
}
