import type { Workload } from '../core/workload.ts';

const BUILD_MANIFESTS = new Set([
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'package.json',
  'go.mod',
  'pyproject.toml',
  'requirements.txt',
  'setup.py',
  'Cargo.toml',
  'build.sbt',
  'composer.json',
  'Gemfile',
  'mix.exs',
]);

const LANGUAGES: Readonly<Record<string, string>> = {
  java: 'java',
  kt: 'kotlin',
  kts: 'kotlin',
  scala: 'scala',
  groovy: 'groovy',
  gradle: 'groovy',
  py: 'python',
  go: 'go',
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  cs: 'csharp',
  c: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  rs: 'rust',
  rb: 'ruby',
  php: 'php',
  ex: 'elixir',
  exs: 'elixir',
};

export function directoryOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '.' : file.slice(0, slash);
}

/** The directories above one, nearest first, ending with the root. */
export function ancestorsOf(directory: string): string[] {
  const found: string[] = [];
  for (let at = directory; at !== '.'; at = directoryOf(at)) found.push(at);
  return [...found, '.'];
}

/** Tells to which service a file belongs: the nearest directory with a build manifest, else with a Dockerfile, else its top folder. */
export function serviceLocator(files: readonly string[]): (file: string) => string {
  const built = new Set<string>();
  const packed = new Set<string>();
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (BUILD_MANIFESTS.has(name) || name.endsWith('.csproj')) built.add(directoryOf(file));
    else if (name === 'Dockerfile') packed.add(directoryOf(file));
  }
  const known = new Map<string, string>();
  return (file) => {
    const directory = directoryOf(file);
    let service = known.get(directory);
    if (service === undefined) {
      const above = ancestorsOf(directory);
      service = above.find((at) => built.has(at)) ?? above.find((at) => packed.has(at)) ?? (directory === '.' ? '.' : directory.split('/')[0]!);
      known.set(directory, service);
    }
    return service;
  };
}

const paths = new WeakMap<Workload, ReadonlySet<string>>();

/** The service of a file that holds at least one fact. */
export function serviceOf(file: string, workload: Workload): string {
  let known = paths.get(workload);
  if (!known) {
    known = new Set(workload.services.map((service) => service.path));
    paths.set(workload, known);
  }
  return ancestorsOf(directoryOf(file)).find((path) => known.has(path)) ?? '.';
}

/** The programming language of a source file by its ending; null for configuration. */
export function sourceLanguageOf(file: string): string | null {
  return LANGUAGES[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? null;
}
