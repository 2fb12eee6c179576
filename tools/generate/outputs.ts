import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clientPages } from './client-pages.ts';
import { indexes } from './indexes.ts';
import { rulePages } from './rule-pages.ts';
import { targetPages } from './target-pages.ts';

/** Files relative to the root with the text they should have; null: should not be there. */
export type Outputs = Map<string, string | null>;

const PAGE_FOLDERS = ['docs/rules', 'docs/targets', 'docs/clients'];

/** All generated files. The pages are made through the indexes: a writer puts those in place first, else nothing can be said of the pages while they are stale. */
export async function generated(root: string, write: ((outputs: Outputs) => void) | null): Promise<Outputs> {
  const outputs: Outputs = indexes(root);
  const stale = staleFiles(root, outputs);
  if (write) write(stale);
  else if (stale.size > 0) return outputs;
  for (const pages of await Promise.all([rulePages(root), targetPages(), clientPages(root)])) for (const [file, text] of pages) outputs.set(file, text);
  for (const file of PAGE_FOLDERS.flatMap((folder) => filesBelow(root, folder))) if (!outputs.has(file)) outputs.set(file, null);
  return outputs;
}

/** Those whose text on disk differs. */
export function staleFiles(root: string, outputs: Outputs): Outputs {
  return new Map([...outputs].filter(([file, text]) => read(join(root, file)) !== text));
}

const read = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
