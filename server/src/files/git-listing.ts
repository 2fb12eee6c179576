import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What git knows of a work tree: files, and links and nested repositories, which need a look of their own. */
export interface GitListing {
  files: string[];
  links: string[];
  nested: string[];
}

const LIMIT_BYTES = 512 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
const LINK_MODE = '120000';
const SUBMODULE_MODE = '160000';
/** Set inside a git hook, where they would point git at another tree or index than that of the directory asked for. */
const REDIRECTING = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR'];

/**
 * Tracked files, and untracked ones that no ignore rule names; null when the directory is no work tree of git or git refuses it.
 * Nothing that the repository configures is run: `ls-files` calls no hook and no filter, and the file-system monitor is switched off.
 */
export function gitListing(directory: string): GitListing | null {
  const tracked = git(directory, ['ls-files', '-z', '--cached', '--stage']);
  const others = tracked === null ? null : git(directory, ['ls-files', '-z', '--others', '--exclude-standard']);
  if (tracked === null || others === null) return null;
  const listing: GitListing = { files: [], links: [], nested: [] };
  let last = '';
  for (const line of tracked.split('\0')) {
    // `<mode> <object> <stage>\t<path>`; a path in conflict is listed once per stage
    const file = line.slice(line.indexOf('\t') + 1);
    if (file === '' || file === last) continue;
    last = file;
    if (line.startsWith(LINK_MODE)) listing.links.push(file);
    else if (line.startsWith(SUBMODULE_MODE)) listing.nested.push(file);
    else listing.files.push(file);
  }
  for (const file of others.split('\0')) {
    if (file.endsWith('/')) listing.nested.push(file.slice(0, -1));
    else if (file !== '') listing.files.push(file);
  }
  return listing;
}

function git(directory: string, command: readonly string[]): string | null {
  const environment = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
  for (const name of REDIRECTING) delete (environment as Record<string, unknown>)[name];
  try {
    return execFileSync('git', ['-c', 'core.fsmonitor=false', '-c', `core.hooksPath=${join(directory, '.git', 'no-hooks')}`, ...command], {
      cwd: directory,
      env: environment,
      encoding: 'utf8',
      maxBuffer: LIMIT_BYTES,
      timeout: TIMEOUT_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
  } catch {
    return null;
  }
}
