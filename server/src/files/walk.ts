import { existsSync, type Dirent, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
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
  rules: readonly { prefix: string; ignores: Ignore }[];
}

/** Every file below a directory that no .gitignore names, for trees without git. Links are not followed, so there are no loops. */
export function walk(root: string): Walk {
  const found: Walk = { files: [], links: [], skips: [] };
  const open: Level[] = [{ prefix: '', depth: 0, rules: [] }];
  for (let level = open.pop(); level; level = open.pop()) {
    const entries = entriesOf(join(root, level.prefix));
    if (entries === null) {
      found.skips.push({ file: level.prefix.slice(0, -1) || '.', reason: 'unreadable' });
      continue;
    }
    const rules = entries.some((entry) => entry.name === '.gitignore') ? withRulesOf(root, level) : level.rules;
    for (const entry of entries) {
      const path = level.prefix + entry.name;
      const isDirectory = entry.isDirectory();
      if (isIgnored(path, isDirectory, rules)) continue;
      if (entry.isFile()) found.files.push(path);
      else if (entry.isSymbolicLink()) found.links.push(path);
      else if (isDirectory && !isLeftOut(path, (each) => existsSync(join(root, each)))) {
        if (level.depth >= MAX_DIRECTORY_DEPTH) found.skips.push({ file: path, reason: 'too-deep' });
        else open.push({ prefix: `${path}/`, depth: level.depth + 1, rules });
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

function withRulesOf(root: string, { prefix, rules }: Level): Level['rules'] {
  try {
    return [...rules, { prefix, ignores: ignore().add(readFileSync(join(root, prefix, '.gitignore'), 'utf8')) }];
  } catch {
    return rules;
  }
}

/** The deepest .gitignore that has something to say decides, as in git. */
function isIgnored(path: string, isDirectory: boolean, rules: Level['rules']): boolean {
  for (const { prefix, ignores } of rules.toReversed()) {
    const { ignored, unignored } = ignores.test(path.slice(prefix.length) + (isDirectory ? '/' : ''));
    if (ignored || unignored) return ignored;
  }
  return false;
}
