import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const MAX_SEED_CHARACTERS = 30_000;

/** Files of the fixtures, samples and the example: path relative to the root → text. */
export function corpus(): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of ['test', 'examples'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const file = relative(root, path);
      if (!entry.isFile() || !/^examples\/|\/(fixtures|samples)\//.test(file)) continue;
      const text = readFileSync(path, 'utf8');
      if (text.length <= MAX_SEED_CHARACTERS) files.set(file, text);
    }
  return files;
}
