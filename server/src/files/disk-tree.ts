import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Skip, SkipReason } from '../core/report.ts';
import type { SourceTree } from '../core/tree.ts';
import { readBytes } from './bytes.ts';
import { decode, isBinary } from './decode.ts';
import { gitListing } from './git-listing.ts';
import { isNeverText, maxBytes } from './limits.ts';
import { type Prefilter, prefilter } from './prefilter.ts';
import { withoutLeftOut } from './vendored.ts';
import { walk } from './walk.ts';

export interface DiskTreeOptions {
  /** Files and directories below the root to which the scan is limited; all of it when empty. */
  paths?: readonly string[];
  /** Globs relative to the root. With `include`, only what one of them matches is seen; `exclude` wins. */
  include?: readonly string[];
  exclude?: readonly string[];
  /** What another tree of the same directory and options listed already. */
  listed?: readonly string[];
}

/** A directory on disk. What it told is kept until `changed` says otherwise. */
export interface DiskTree extends SourceTree {
  /** Size and modification time, to recognise an unchanged file; null when it is gone. */
  stamp(file: string): string | null;
  /** Forgets what is known of the files, or of everything. */
  changed(files?: readonly string[]): void;
}

const MAX_NESTED_REPOSITORIES = 8;

export function diskTree(directory: string, options: DiskTreeOptions = {}): DiskTree {
  return new Disk(realpathSync(directory), options);
}

class Disk implements DiskTree {
  readonly #isSelected: (file: string) => boolean;
  readonly #skips = new Map<string, SkipReason>();
  #files: readonly string[] | null = null;
  #known: Set<string> = new Set();
  /** Per question and file, whether the file holds one of the tokens asked for. */
  readonly #held = new Map<string, { isHeld: Prefilter; known: Map<string, boolean> }>();
  #last: { file: string; text: string | null } | null = null;

  constructor(
    private readonly root: string,
    options: DiskTreeOptions,
  ) {
    this.#isSelected = selection(options);
    if (options.listed) this.#setFiles(options.listed);
  }

  list(): readonly string[] {
    return this.#files ?? this.#setFiles([...new Set(this.#listing('', 0))].filter(this.#isSelected).sort());
  }

  read(file: string): string | null {
    if (this.#last?.file === file) return this.#last.text;
    this.list();
    const text = this.#known.has(file) ? this.#decoded(file) : null;
    this.#last = { file, text };
    return text;
  }

  skips(): readonly Skip[] {
    return [...this.#skips].map(([file, reason]) => ({ file, reason })).sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  candidates(tokens: readonly string[], files: readonly string[]): readonly string[] {
    const question = tokens.join('\0');
    const asked = this.#held.get(question) ?? { isHeld: prefilter(tokens), known: new Map<string, boolean>() };
    this.#held.set(question, asked);
    const { isHeld, known } = asked;
    return files.filter((file) => {
      if (isNeverText(file)) return false;
      let held = known.get(file);
      if (held === undefined) {
        const bytes = this.#bytes(file);
        held = bytes !== null && isHeld(bytes);
        known.set(file, held);
      }
      return held;
    });
  }

  stamp(file: string): string | null {
    try {
      const { size, mtimeMs } = lstatSync(join(this.root, file));
      return `${size}:${mtimeMs}`;
    } catch {
      return null;
    }
  }

  changed(files?: readonly string[]): void {
    this.#last = null;
    for (const file of files ?? this.#skips.keys()) this.#skips.delete(file);
    for (const { known } of this.#held.values()) for (const file of files ?? known.keys()) known.delete(file);
    if (!files || files.some((file) => this.#known.has(file) !== existsSync(join(this.root, file)) || file.endsWith('.gitignore'))) this.#files = null;
  }

  #setFiles(files: readonly string[]): readonly string[] {
    this.#files = files;
    this.#known = new Set(files);
    return files;
  }

  #decoded(file: string): string | null {
    const bytes = this.#bytes(file);
    if (bytes === null) return null;
    const decoded = decode(bytes);
    if ('text' in decoded) return decoded.text;
    this.#skips.set(file, decoded.reason);
    return null;
  }

  #bytes(file: string): Buffer | null {
    const result = readBytes(join(this.root, file), maxBytes(file));
    if ('bytes' in result) {
      if (!isBinary(result.bytes)) return result.bytes;
      this.#skips.set(file, 'binary');
    } else if (result.reason === 'link') this.#judgeLink(file);
    else if (result.reason !== 'gone') this.#skips.set(file, result.reason);
    return null;
  }

  /** Below `prefix` ('' or ending in a slash), as git sees it or, where git has nothing to say, by a walk. */
  #listing(prefix: string, depth: number): string[] {
    const directory = join(this.root, prefix);
    const known = depth <= MAX_NESTED_REPOSITORIES ? gitListing(directory) : null;
    // a directory that the work tree around it ignores is asked for by name all the same
    if (known === null || (known.files.length === 0 && known.links.length === 0 && known.nested.length === 0)) {
      const found = walk(directory);
      for (const { file, reason } of found.skips) this.#skips.set(prefix + file, reason);
      for (const link of found.links) this.#judgeLink(prefix + link);
      return found.files.map((file) => prefix + file);
    }
    const own = withoutLeftOut(known.files, (path) => existsSync(join(directory, path))).map((file) => prefix + file);
    for (const link of known.links) this.#judgeLink(prefix + link);
    const nested = withoutLeftOut(
      known.nested.map((each) => `${each}/.`),
      (path) => existsSync(join(directory, path)),
    ).map((each) => `${prefix}${each.slice(0, -1)}`);
    return [...own, ...nested.filter((each) => existsSync(join(this.root, each))).flatMap((each) => this.#listing(each, depth + 1))];
  }

  /** A link is not followed: what it points at inside the root is listed anyway, and the rest is not ours to read. */
  #judgeLink(file: string): void {
    try {
      if (isOutside(this.root, realpathSync(join(this.root, file)))) this.#skips.set(file, 'link-outside');
    } catch (error) {
      // a dangling link names no file; a circle of links does
      if ((error as NodeJS.ErrnoException).code === 'ELOOP') this.#skips.set(file, 'unreadable');
    }
  }
}

function isOutside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

function selection({ paths = [], include = [], exclude = [] }: DiskTreeOptions): (file: string) => boolean {
  const within = paths.map((path) => path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '')).filter((path) => path !== '' && path !== '.');
  const isIncluded = include.length > 0 ? picomatch([...include], { dot: true }) : () => true;
  const isExcluded = exclude.length > 0 ? picomatch([...exclude], { dot: true }) : () => false;
  const isWithin = (file: string): boolean => within.length === 0 || within.some((path) => file === path || file.startsWith(`${path}/`));
  return (file) => isWithin(file) && isIncluded(file) && !isExcluded(file);
}

/** The scan root and the paths in it, for paths as the user wrote them: one directory is the root, several share the nearest directory above them. */
export function rootOf(paths: readonly string[], workingDirectory: string): { root: string; paths: string[] } {
  const absolute = paths.map((path) => resolve(workingDirectory, path));
  const directories = absolute.map((path) => (lstatOrNull(path)?.isFile() ? resolve(path, '..') : path));
  let root = directories[0] ?? resolve(workingDirectory);
  while (directories.some((each) => isOutside(root, each))) root = resolve(root, '..');
  const within = absolute.map((path) => relative(root, path).split(sep).join('/'));
  return { root, paths: within.includes('') ? [] : within };
}

function lstatOrNull(path: string) {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}
