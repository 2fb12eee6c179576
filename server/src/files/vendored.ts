/** Directories that never hold a project's own code, whatever stands beside them. */
const ALWAYS = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.git',
  '.hg',
  '.svn',
  '.gradle',
  '.m2',
  '.idea',
  '.terraform',
  '.tox',
  '.nox',
  '.venv',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '__pycache__',
  'site-packages',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.turbo',
  '.yarn',
  '.pnpm-store',
  '.cache',
  '.nyc_output',
  'Godeps',
]);

/**
 * Names that also make good package names (`com.acme.build`, `src/vendor`): left out only beside a file that says what they are.
 * A name with a slash is looked for inside the directory, any other beside it.
 */
const WHERE: Record<string, readonly string[]> = {
  dist: ['package.json', 'pyproject.toml', 'setup.py'],
  build: ['build.gradle', 'build.gradle.kts', 'package.json', 'setup.py', 'CMakeLists.txt'],
  target: ['pom.xml', 'Cargo.toml', 'build.sbt', 'project.clj'],
  out: ['build.gradle', 'build.gradle.kts', 'package.json', 'tsconfig.json'],
  bin: ['.project', '.classpath'],
  venv: ['/pyvenv.cfg'],
  env: ['/pyvenv.cfg'],
  vendor: ['/modules.txt', '/autoload.php', '/bundle', '/github.com'],
};

/** Whether a directory is build output or somebody else's code; `exists` answers for paths relative to the same root. */
export function isLeftOut(directory: string, exists: (path: string) => boolean): boolean {
  const cut = directory.lastIndexOf('/');
  const name = directory.slice(cut + 1);
  if (ALWAYS.has(name)) return true;
  const parent = cut < 0 ? '' : directory.slice(0, cut + 1);
  return Object.hasOwn(WHERE, name) && WHERE[name]!.some((mark) => exists(mark.startsWith('/') ? directory + mark : parent + mark));
}

/** Drops files that lie in a directory that is left out. Each directory is judged once. */
export function withoutLeftOut(files: readonly string[], exists: (path: string) => boolean): string[] {
  const judged = new Map<string, boolean>();
  const judge = (directory: string): boolean => {
    let verdict = judged.get(directory);
    if (verdict === undefined) {
      const cut = directory.lastIndexOf('/');
      verdict = (cut > 0 && judge(directory.slice(0, cut))) || isLeftOut(directory, exists);
      judged.set(directory, verdict);
    }
    return verdict;
  };
  return files.filter((file) => {
    const cut = file.lastIndexOf('/');
    return cut < 0 || !judge(file.slice(0, cut));
  });
}
