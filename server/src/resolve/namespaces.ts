import type { ModuleIndex } from './modules.ts';
import type { ProgramIndex } from './program-index.ts';

/** By convention files of their own. */
const GLOBAL_USINGS = /(^|\/)[^/]*(usings?|globals?|imports)[^/]*\.cs$/i;
const MAX_GLOBAL_FILES = 4;

/** Namespaces that a C# file sees without naming them: its own and those around it, its usings, its project's global usings. */
export class Namespaces {
  readonly #visible = new WeakMap<ProgramIndex, readonly string[]>();

  constructor(
    private readonly modules: ModuleIndex,
    private readonly index: (file: string) => ProgramIndex | null,
  ) {}

  visible(index: ProgramIndex): readonly string[] {
    let found = this.#visible.get(index);
    if (!found) {
      this.#visible.set(index, []);
      found = [...new Set([...usings(index), ...enclosing(index.program.namespace), ...this.#global(index.program.file)])];
      this.#visible.set(index, found);
    }
    return found;
  }

  #global(near: string): string[] {
    const files = this.modules.csharpProjectFiles(near, GLOBAL_USINGS).slice(0, MAX_GLOBAL_FILES);
    return files.flatMap((file) => {
      const other = file === near ? null : this.index(file);
      return other ? usings(other) : [];
    });
  }
}

const usings = (index: ProgramIndex): string[] => index.wildcards.filter((one) => one.name === null).map((one) => one.module);

function enclosing(namespace: string | null): string[] {
  const parts = namespace?.split('.') ?? [];
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
}
