import { push } from '../core/push.ts';
import type { Import, Program } from '../core/program.ts';

const MAX_PACKAGE_FILES = 40;
/** By what holds when a release runs. */
const ELIXIR_CONFIGS = ['runtime', 'prod', 'releases', 'config', 'dev', 'test'].map((name) => `config/${name}.exs`);
const MAX_TYPE_FILES = 4;
const MAX_SIBLINGS = 16;
const JVM_ENDINGS = ['.java', '.kt', '.scala', '.groovy'];

/** A source file and the package it says it is in. */
type JvmFile = Pick<Program, 'file' | 'namespace'>;

/** Finds the files of the tree that an import names, from the file list alone. */
export class ModuleIndex {
  readonly #files: ReadonlySet<string>;
  readonly #byBase = new Map<string, string[]>();
  readonly #byDirectory = new Map<string, string[]>();
  readonly #directoriesByName = new Map<string, string[]>();
  readonly #goPackages = new Map<string, string[]>();
  readonly #projects = new Map<string, string[]>();

  /** `alias`: TypeScript path mapping, asked for specifiers that are neither relative nor found; `goDirectory`: the directory of a Go package by its module, asked first. */
  constructor(
    files: readonly string[],
    private readonly alias: (fromFile: string, specifier: string) => string | null = () => null,
    private readonly goDirectory: (path: string) => string | null = () => null,
  ) {
    this.#files = new Set(files);
    for (const file of files) {
      const slash = file.lastIndexOf('/');
      push(this.#byBase, file.slice(slash + 1), file);
      push(this.#byDirectory, file.slice(0, Math.max(slash, 0)), file);
    }
    for (const directory of this.#byDirectory.keys()) push(this.#directoriesByName, directory.slice(directory.lastIndexOf('/') + 1), directory);
  }

  /** The data file that a path names as code beside `near` would open it: from its directory or one above, among the resources of its module, else the nearest of that name. */
  dataFile(path: string, near: string): string | null {
    const wanted = clean(path);
    for (let base = directoryOf(near); ; base = directoryOf(base)) {
      for (const file of [`${base}/${path}`, `${base}/src/main/resources/${path}`].map(clean)) if (this.#files.has(file)) return file;
      if (!base) break;
    }
    const named = (this.#byBase.get(wanted.slice(wanted.lastIndexOf('/') + 1)) ?? []).filter((file) => `/${file}`.endsWith(`/${wanted}`));
    return nearestFirst(named, near)[0] ?? null;
  }

  /** Files of the module, nearest first; empty when it lies outside the tree. */
  filesOf(program: Program, one: Import): string[] {
    switch (program.language) {
      case 'java':
      case 'kotlin':
      case 'groovy':
        return this.jvmType(one.module, program);
      case 'scala':
        return this.#scalaType(one.module, program);
      case 'go':
        return this.#goPackage(one.module, program.file);
      case 'python':
        return this.#python(one.module, one.name, program.file);
      case 'csharp':
        return this.csharpType(one.module.slice(one.module.lastIndexOf('.') + 1), program.file);
      case 'c':
      case 'cpp':
        return this.#header(one.module, program.file);
      case 'php':
        return this.#php(one.module, one.name, program.file);
      case 'elixir':
        return this.#elixir(one.module, one.name, program.file);
      case 'rust':
        return this.#rust(one.module, program.file);
      case 'ruby':
        return this.#ruby(one.module, program);
      default:
        return this.#script(one.module, program.file);
    }
  }

  /** `crate.a.b`, `super.a`, `self.a`, or a path that starts with a crate of the workspace; what the path names inside a file is left to the caller. */
  #rust(module: string, near: string): string[] {
    const parts = module.split('.');
    const head = parts.shift()!;
    const own = /\/(mod|lib|main)\.rs$/.test(`/${near}`) ? directoryOf(near) : near.slice(0, -'.rs'.length);
    let base = own;
    if (head === 'crate') base = this.#crateRoot(near);
    else if (head === 'super') {
      base = directoryOf(own);
      for (; parts[0] === 'super'; parts.shift()) base = directoryOf(base);
    } else if (head !== 'self') {
      const crates = [head, head.replaceAll('_', '-')].flatMap((name) => this.#directoriesByName.get(name) ?? []);
      const sources = crates.map((directory) => `${directory}/src`).filter((directory) => this.#files.has(`${directory}/lib.rs`));
      const [nearest] = nearestFirst(sources, near);
      if (nearest === undefined) return [];
      base = nearest;
    }
    for (let length = parts.length; length >= 0; length--) {
      const path = [base, ...parts.slice(0, length)].filter(Boolean).join('/');
      const roots = length === 0 && head !== 'self' ? [`${path}/lib.rs`, `${path}/main.rs`] : [];
      // a file beside main.rs may be a module of main: `mod x;` in src/bin/tool.rs means src/bin/x.rs
      const beside = head === 'self' && length > 0 ? [directoryOf(near), ...parts.slice(0, length)].filter(Boolean).join('/') : path;
      const found = [`${path}.rs`, `${path}/mod.rs`, ...roots, `${beside}.rs`, `${beside}/mod.rs`]
        .map(clean)
        .filter((file) => file !== near && this.#files.has(file));
      if (found.length > 0) return [...new Set(found)];
    }
    return [];
  }

  /** The directory of the nearest lib.rs or main.rs above. */
  #crateRoot(near: string): string {
    for (let base = directoryOf(near); ; base = directoryOf(base)) {
      if (['lib.rs', 'main.rs'].some((name) => this.#files.has(base ? `${base}/${name}` : name))) return base;
      if (!base) return directoryOf(near);
    }
  }

  /** `./path` of require_relative; a path that require finds in a lib directory; a constant, whose file autoloading knows by its name. */
  #ruby(module: string, { file, imports }: Pick<Program, 'file' | 'imports'>): string[] {
    if (module.startsWith('./')) return [clean(`${directoryOf(file)}/${module}.rb`)].filter((path) => this.#files.has(path));
    const byEnding = (path: string): string[] =>
      nearestFirst(
        (this.#byBase.get(path.slice(path.lastIndexOf('/') + 1)) ?? []).filter((other) => other !== file && `/${other}`.endsWith(`/${path}`)),
        file,
      ).slice(0, 2);
    if (module.startsWith('$')) return this.#initializers(file);
    if (!/^\p{Lu}/u.test(module)) return byEnding(`${module}.rb`);
    const path = module
      .replaceAll('.', '/')
      .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1_$2')
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
      .toLowerCase();
    // what is required may define it too
    const required = imports
      .filter((one) => one.name === '*')
      .flatMap((one) => (/^\p{Lu}/u.test(one.module) ? [] : this.#ruby(one.module, { file, imports: [] })));
    return [...new Set([...byEnding(`${path}.rb`), ...required, ...this.#initializers(file)])];
  }

  /** Where a Rails application sets what it shares: the files of the nearest config/initializers. */
  #initializers(near: string): string[] {
    for (let base = directoryOf(near); ; base = directoryOf(base)) {
      const found = this.#byDirectory.get(base ? `${base}/config/initializers` : 'config/initializers');
      if (found) return found.filter((file) => file !== near && file.endsWith('.rb')).slice(0, MAX_PACKAGE_FILES);
      if (!base) return [];
    }
  }

  /**
   * JVM type by qualified name: a path ending in a/b/C.java, or .kt and so on; an inner class or static member falls back to its outer
   * class. Else the files of the package that the name is or stands in, which may declare what they are not called after.
   */
  jvmType(qualified: string, near: JvmFile): string[] {
    const names = qualified.split('.');
    for (let parts = names; parts.length > 1; parts = parts.slice(0, -1)) {
      const found = JVM_ENDINGS.flatMap((ending) => {
        const path = `/${parts.join('/')}${ending}`;
        return (this.#byBase.get(parts.at(-1)! + ending) ?? []).filter((file) => `/${file}`.endsWith(path));
      });
      if (found.length > 0) return nearestFirst(found, near.file);
    }
    const own = this.jvmPackage(qualified, near);
    return own.length > 0 ? own : this.jvmPackage(names.slice(0, -1).join('.'), near);
  }

  /** A Scala import may start at the file's own package, at one around it, or at an object of the same file. */
  #scalaType(module: string, program: Program): string[] {
    const name = module.slice(module.lastIndexOf('.') + 1);
    const own = program.scopes.some((scope) => scope.kind === 'type' && scope.name === name) ? [program.file] : [];
    const outer = (program.namespace ?? '').split('.');
    const bases = ['', ...outer.map((_, at) => `${outer.slice(0, outer.length - at).join('.')}.`)].filter((base) => base !== '.');
    for (const base of bases) {
      const found = this.jvmType(base + module, program);
      if (found.length > 0) return [...new Set([...own, ...found])];
    }
    return own;
  }

  /** Files that may declare a C# type: those called like it, nearest first, then those beside the asking file. Namespaces need not follow folders. */
  csharpType(name: string, near: string): string[] {
    return [...new Set([...this.csharpNamed(name, near), ...this.siblings(near).slice(0, MAX_SIBLINGS)])];
  }

  /** C# files of a name, nearest first. */
  csharpNamed(name: string, near: string): string[] {
    return nearestFirst(this.#byBase.get(`${name}.cs`) ?? [], near).slice(0, MAX_TYPE_FILES);
  }

  /** C# files of a file's project whose path matches: those below the nearest directory with a project file. */
  csharpProjectFiles(file: string, pattern: RegExp): readonly string[] {
    let project = directoryOf(file);
    while (project !== '' && !this.#byDirectory.get(project)?.some((one) => one.endsWith('.csproj'))) project = directoryOf(project);
    let found = this.#projects.get(project);
    if (!found) {
      const start = project === '' ? '' : `${project}/`;
      found = [...this.#files].filter((one) => one.startsWith(start) && pattern.test(one));
      this.#projects.set(project, found);
    }
    return found;
  }

  /** A header by the path that an include gives, from the including file or from some include directory, with the file that implements it. */
  #header(path: string, near: string): string[] {
    const beside = clean(`${directoryOf(near)}/${path}`);
    const plain = clean(path);
    const base = plain.slice(plain.lastIndexOf('/') + 1);
    const named = (this.#byBase.get(base) ?? []).filter((file) => `/${file}`.endsWith(`/${plain}`));
    const header = this.#files.has(beside) ? beside : nearestFirst(named, near)[0];
    if (header === undefined || header === near) return [];
    const stem = base.slice(0, Math.max(base.lastIndexOf('.'), 0));
    const sources = ['.c', '.cc', '.cpp', '.cxx'].flatMap((extension) => this.#byBase.get(stem + extension) ?? []).filter((file) => file !== header);
    return [header, ...nearestFirst(sources, header).slice(0, 1)];
  }

  /** Kotlin, Scala and Groovy files of a name wherever they lie: their directories need not be their packages. */
  jvmFilesCalled(name: string, near: string): string[] {
    return nearestFirst(
      JVM_ENDINGS.slice(1).flatMap((ending) => this.#byBase.get(name + ending) ?? []),
      near,
    ).slice(0, MAX_TYPE_FILES);
  }

  /** Kotlin, Scala and Groovy files of a package, nearest directory first. Directories may leave out what a project's packages start with, as the asking file's do. */
  jvmPackage(name: string, near: JvmFile): string[] {
    if (!name) return [];
    const named = this.#directoriesByName.get(name.slice(name.lastIndexOf('.') + 1)) ?? [];
    const path = `/${name.replaceAll('.', '/')}`;
    const directories = nearestFirst(
      named.filter((directory) => `/${directory}`.endsWith(path)),
      near.file,
    );
    const short = shortened(name, near);
    const found = short !== null && !directories.includes(short) ? [short, ...directories] : directories;
    const files = found.flatMap((directory) => (this.#byDirectory.get(directory) ?? []).filter((file) => /\.(kt|kts|scala|groovy)$/.test(file)));
    return files.slice(0, MAX_PACKAGE_FILES);
  }

  /** Other files of a JVM or Go package: those in the same directory. */
  siblings(file: string): string[] {
    const own = file.slice(file.lastIndexOf('.'));
    const endings = JVM_ENDINGS.includes(own) ? JVM_ENDINGS : [own];
    return (this.#byDirectory.get(directoryOf(file)) ?? []).filter((other) => other !== file && endings.some((ending) => other.endsWith(ending)));
  }

  #goPackage(path: string, near: string): string[] {
    // a package lives in the directory whose path is a suffix of the import path: the longest suffix that exists
    const known = this.#goPackages.get(path);
    if (known) return known;
    const parts = path.split('/');
    const named = this.#directoriesByName.get(parts.at(-1)!) ?? [];
    const own = this.goDirectory(path);
    let files = own === null ? [] : this.#goFiles(own);
    for (let start = 0; start < parts.length && files.length === 0 && named.length > 0; start++) {
      const directory = parts.slice(start).join('/');
      const matches = named.filter((candidate) => candidate === directory || (parts.length - start > 1 && candidate.endsWith(`/${directory}`)));
      files = nearestFirst(matches, near).flatMap((match) => this.#goFiles(match));
    }
    files = files.slice(0, MAX_PACKAGE_FILES);
    this.#goPackages.set(path, files);
    return files;
  }

  #goFiles(directory: string): string[] {
    return (this.#byDirectory.get(directory) ?? []).filter((file) => file.endsWith('.go') && !file.endsWith('_test.go'));
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

  /** A path beside the asking file (`./a.php`), one that ends so (`config/a.php`), or a class by PSR-4: called like it, its folders ending as the namespace does. */
  #php(module: string, name: string | null, near: string): string[] {
    if (module.startsWith('.')) return [clean(`${directoryOf(near)}/${module}`)].filter((file) => this.#files.has(file));
    if (module.endsWith('.php')) return this.#ending([module], near);
    return this.#bySuffix(name === null ? [module] : [...module.split('\\'), name], '.php', near);
  }

  /** Configuration of an application (`config :app`), what runs last first; else the file named after the module, or after the one that it is nested in. */
  #elixir(module: string, name: string | null, near: string): string[] {
    if (module.startsWith('config ')) return this.#ending(ELIXIR_CONFIGS, near);
    const parts = (name === null || name === '*' ? module : `${module}.${name}`).split('.').map(underscored);
    for (let end = parts.length; end > 0; end--) {
      const found = ['.ex', '.exs'].flatMap((extension) => this.#bySuffix(parts.slice(0, end), extension, near));
      if (found.length > 0) return found;
    }
    return [];
  }

  #ending(paths: readonly string[], near: string): string[] {
    return paths.flatMap((path) =>
      nearestFirst(
        (this.#byBase.get(path.slice(path.lastIndexOf('/') + 1)) ?? []).filter((file) => `/${file}`.endsWith(`/${path}`)),
        near,
      ),
    );
  }

  /** Files called like the last part, those whose folders agree with the most of the parts before it. */
  #bySuffix(parts: readonly string[], extension: string, near: string): string[] {
    const named = this.#byBase.get(parts.at(-1)! + extension) ?? [];
    const agreeing = (file: string): number => {
      const folders = directoryOf(file).split('/').reverse();
      const wanted = parts.slice(0, -1).reverse();
      const differs = wanted.findIndex((part, at) => part.toLowerCase() !== folders[at]?.toLowerCase());
      return differs < 0 ? wanted.length : differs;
    };
    const most = Math.max(0, ...named.map(agreeing));
    return nearestFirst(
      named.filter((file) => agreeing(file) === most),
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

/** `MyApp` as `my_app`. */
const underscored = (name: string): string => name.replace(/([a-z\d])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4').toLowerCase();
/** The directory of a package beside one whose directory leaves out how its package starts; null where nothing is left out. */
function shortened(name: string, { file, namespace }: JvmFile): string | null {
  const parts = namespace?.split('.') ?? [];
  const directory = directoryOf(file);
  const omitted = parts.findIndex((_, at) => `/${directory}`.endsWith(`/${parts.slice(at).join('/')}`));
  const kept = omitted < 0 ? [] : parts.slice(omitted);
  if (omitted === 0 || parts.length === 0) return null;
  const start = parts.slice(0, parts.length - kept.length).join('.');
  if (name !== start && !name.startsWith(`${start}.`)) return null;
  const root = kept.length > 0 ? directory.slice(0, Math.max(directory.length - kept.join('/').length - 1, 0)) : directory;
  const rest = name.slice(start.length + 1).replaceAll('.', '/');
  return rest ? `${root}/${rest}` : root;
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
