import { push } from '../core/push.ts';
import type { Import, Program } from '../core/program.ts';

const MAX_PACKAGE_FILES = 40;

/** Finds the files of the tree that an import names, from the file list alone. */
export class ModuleIndex {
  readonly #files: ReadonlySet<string>;
  readonly #byBase = new Map<string, string[]>();
  readonly #byDirectory = new Map<string, string[]>();
  readonly #directoriesByName = new Map<string, string[]>();
  readonly #goPackages = new Map<string, string[]>();

  /** `alias`: TypeScript path mapping, asked for specifiers that are neither relative nor found. */
  constructor(
    files: readonly string[],
    private readonly alias: (fromFile: string, specifier: string) => string | null = () => null,
  ) {
    this.#files = new Set(files);
    for (const file of files) {
      const slash = file.lastIndexOf('/');
      push(this.#byBase, file.slice(slash + 1), file);
      push(this.#byDirectory, file.slice(0, Math.max(slash, 0)), file);
    }
    for (const directory of this.#byDirectory.keys()) push(this.#directoriesByName, directory.slice(directory.lastIndexOf('/') + 1), directory);
  }

  /** Files of the module, nearest first; empty when it lies outside the tree. */
  filesOf(program: Program, one: Import): string[] {
    switch (program.language) {
      case 'java':
        return this.javaType(one.module, program.file);
      case 'go':
        return this.#goPackage(one.module, program.file);
      case 'python':
        return this.#python(one.module, one.name, program.file);
      default:
        return this.#script(one.module, program.file);
    }
  }

  /** Java type by qualified name: a path ending in a/b/C.java; an inner class or static member falls back to its outer class. */
  javaType(qualified: string, near: string): string[] {
    for (let parts = qualified.split('.'); parts.length > 1; parts = parts.slice(0, -1)) {
      const path = `/${parts.join('/')}.java`;
      const found = (this.#byBase.get(`${parts.at(-1)}.java`) ?? []).filter((file) => `/${file}`.endsWith(path));
      if (found.length > 0) return nearestFirst(found, near);
    }
    return [];
  }

  /** Other files of a Java or Go package: those in the same directory. */
  siblings(file: string): string[] {
    const extension = file.slice(file.lastIndexOf('.'));
    return (this.#byDirectory.get(directoryOf(file)) ?? []).filter((other) => other !== file && other.endsWith(extension));
  }

  #goPackage(path: string, near: string): string[] {
    // a package lives in the directory whose path is a suffix of the import path: the longest suffix that exists
    const known = this.#goPackages.get(path);
    if (known) return known;
    const parts = path.split('/');
    const named = this.#directoriesByName.get(parts.at(-1)!) ?? [];
    let files: string[] = [];
    for (let start = 0; start < parts.length && files.length === 0 && named.length > 0; start++) {
      const directory = parts.slice(start).join('/');
      const matches = named.filter((candidate) => candidate === directory || (parts.length - start > 1 && candidate.endsWith(`/${directory}`)));
      files = nearestFirst(matches, near).flatMap((match) =>
        (this.#byDirectory.get(match) ?? []).filter((file) => file.endsWith('.go') && !file.endsWith('_test.go')),
      );
    }
    files = files.slice(0, MAX_PACKAGE_FILES);
    this.#goPackages.set(path, files);
    return files;
  }

  #python(module: string, name: string | null, near: string): string[] {
    const dots = /^\.*/.exec(module)![0].length;
    const path = module.slice(dots).replaceAll('.', '/');
    const candidates = (base: string): string[] =>
      [name && `${base}/${name}.py`, `${base}.py`, `${base}/__init__.py`].filter((file): file is string => !!file && this.#files.has(clean(file))).map(clean);
    if (dots > 0) {
      let base = directoryOf(near);
      for (let up = 1; up < dots; up++) base = directoryOf(base);
      return candidates(path ? `${base}/${path}` : base);
    }
    for (let base = directoryOf(near); ; base = directoryOf(base)) {
      const found = candidates(base ? `${base}/${path}` : path);
      if (found.length > 0) return found;
      if (!base) break;
    }
    const last = path.split('/').at(-1)!;
    const ending = `/${path}.py`;
    return nearestFirst(
      (this.#byBase.get(`${last}.py`) ?? []).filter((file) => `/${file}`.endsWith(ending)),
      near,
    );
  }

  #script(specifier: string, near: string): string[] {
    if (!specifier.startsWith('.')) {
      const mapped = this.alias(near, specifier);
      return mapped ? [mapped] : [];
    }
    const base = clean(`${directoryOf(near)}/${specifier}`);
    const stem = base.replace(/\.(m|c)?jsx?$/, '');
    const endings = ['', '.ts', '.tsx', '.js', '.mjs', '.cjs', '.jsx', '.mts', '.cts', '/index.ts', '/index.js', '/index.tsx', '.json'];
    for (const start of new Set([base, stem])) for (const ending of endings) if (this.#files.has(start + ending)) return [start + ending];
    return [];
  }
}

export const directoryOf = (file: string): string => file.slice(0, Math.max(file.lastIndexOf('/'), 0));

function clean(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** By the length of the shared leading path, longest first. */
function nearestFirst(files: string[], near: string): string[] {
  const shared = (file: string): number => {
    let at = 0;
    while (at < file.length && file[at] === near[at]) at++;
    return at;
  };
  return files.length < 2 ? files : files.toSorted((a, b) => shared(b) - shared(a) || (a < b ? -1 : 1));
}
