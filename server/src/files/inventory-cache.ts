import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Inventory } from '../core/report.ts';
import type { InventoryStore, SourceTree } from '../core/tree.ts';

/** Keeps the last inventory of each root in the user's cache directory. What it holds is what `inventory` prints: no file content, no secret. */
export function inventoryCache(root: string, directory = defaultDirectory()): InventoryStore {
  const file = join(directory, `${sha256(root).slice(0, 32)}.json`);
  return {
    recall(tree) {
      try {
        const kept = JSON.parse(readFileSync(file, 'utf8')) as { key: string; inventory: Inventory };
        return kept.key === keyOf(tree) ? kept.inventory : null;
      } catch {
        return null; // nothing kept, or not readable: the scan runs
      }
    },
    keep(tree, inventory) {
      try {
        mkdirSync(directory, { recursive: true });
        const partial = `${file}.${process.pid}`;
        writeFileSync(partial, JSON.stringify({ key: keyOf(tree), inventory }));
        renameSync(partial, file);
      } catch {
        // a cache that cannot be written costs time, not correctness
      }
    },
  };
}

function defaultDirectory(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kafka-compat');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The tool's own build, and size and time of every file of the tree. */
function keyOf(tree: SourceTree): string {
  const self = statSync(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(`${self.size}:${self.mtimeMs}\n`);
  for (const file of tree.list()) hash.update(`${file}\0${tree.stamp?.(file) ?? ''}\n`);
  return hash.digest('hex');
}
