import type { Inventory, Skip } from './report.ts';

/** The files of a scan, however they are held: a directory on disk, a directory under open editors, or memory in tests. */
export interface SourceTree {
  /** Relative paths with `/`, sorted; ignore rules applied. */
  list(): readonly string[];
  /** Decoded text without BOM, or null when the file is gone or skipped (the skip is recorded). */
  read(file: string): string | null;
  skips(): readonly Skip[];
  /** Those of the files that hold at least one of the tokens; found without decoding where that is dear. */
  candidates(tokens: readonly string[], files: readonly string[]): readonly string[];
  /** Size and modification time, to recognise an unchanged file; null when it is gone. */
  stamp?(file: string): string | null;
}

/** Where the last inventory of a tree is kept between runs. */
export interface InventoryStore {
  /** The kept inventory when nothing in the tree has changed since; else null. */
  recall(tree: SourceTree): Inventory | null;
  keep(tree: SourceTree, inventory: Inventory): void;
}

/** A tree held in memory. */
export function memoryTree(files: Readonly<Record<string, string>>): SourceTree {
  const names = Object.keys(files).sort();
  return {
    list: () => names,
    read: (file) => files[file] ?? null,
    skips: () => [],
    candidates: (tokens, among) => among.filter((file) => tokens.some((token) => files[file]?.includes(token))),
  };
}
