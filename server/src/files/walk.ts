import { existsSync, type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Skip } from '../core/report.ts';
import { MAX_DIRECTORY_DEPTH } from './limits.ts';
import { isLeftOut } from './vendored.ts';

/** What a walk found: regular files, links for a closer look, and directories that could not be entered. */
export interface Walk {
  files: string[];
  links: string[];
  skips: Skip[];
}

interface Level {
  /** Relative to the root, '' for it, else with a slash at the end. */
  prefix: string;
  depth: number;
}

/**
 * Every file below a directory, for trees without git. A .gitignore says what not to track: in a tree that was exported without its
 * repository it would hide files that were tracked all the same. Links are not followed, so there are no loops.
 */
export function walk(root: string): Walk {
  const found: Walk = { files: [], links: [], skips: [] };
  const open: Level[] = [{ prefix: '', depth: 0 }];
  for (let level = open.pop(); level; level = open.pop()) {
    const entries = entriesOf(join(root, level.prefix));
    if (entries === null) {
      found.skips.push({ file: level.prefix.slice(0, -1) || '.', reason: 'unreadable' });
      continue;
    }
    for (const entry of entries) {
      const path = level.prefix + entry.name;
      const isDirectory = entry.isDirectory();
      if (entry.isFile()) found.files.push(path);
      else if (entry.isSymbolicLink()) found.links.push(path);
      else if (isDirectory && !isLeftOut(path, (each) => existsSync(join(root, each)))) {
        if (level.depth >= MAX_DIRECTORY_DEPTH) found.skips.push({ file: path, reason: 'too-deep' });
        else open.push({ prefix: `${path}/`, depth: level.depth + 1 });
      }
    }
  }
  return found;
}

function entriesOf(directory: string): Dirent[] | null {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return null;
  }
}
