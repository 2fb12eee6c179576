import type { DeclaredNames, Definition, Scope } from '../core/program.ts';
import type { ModuleIndex } from './modules.ts';
import type { ProgramIndex } from './program-index.ts';

/** A type of the tree with the file that declares it. */
export interface FoundType {
  type: Scope;
  index: ProgramIndex;
}

/**
 * What a JVM file sees without an import of its own: types, functions and constants of its package, and members that wildcard imports
 * bring in. Outside Java they need not stand in a file of their name.
 */
export class JvmNames {
  constructor(
    private readonly modules: ModuleIndex,
    private readonly index: (file: string) => ProgramIndex | null,
    private readonly declared: (file: string) => DeclaredNames,
  ) {}

  /** A type of the file's package or of a package imported whole. */
  type(head: string, name: string, index: ProgramIndex): FoundType | null {
    const { namespace, file, language } = index.program;
    const named = this.modules.siblings(file).filter((one) => baseOf(one) === head);
    const own = language === 'scala' ? around(namespace) : [namespace];
    const packages = [...own, ...index.wildcards.map((one) => one.module)].filter((one) => one !== null);
    const likely = [...named, ...packages.flatMap((one) => this.modules.jvmType(`${one}.${head}`, index.program).slice(0, 2))];
    return this.#typeIn(likely, name) ?? this.#typeIn(this.#package(index), name) ?? this.#elsewhere(head, name, packages, file);
  }

  /** A type that an import names, in a file whose directory is not its package. */
  imported(module: string, name: string, near: string): FoundType | null {
    const dot = module.lastIndexOf('.');
    return this.#elsewhere(module.slice(dot + 1), name, [module.slice(0, Math.max(dot, 0))], near);
  }

  #elsewhere(head: string, name: string, packages: readonly string[], near: string): FoundType | null {
    const files = this.modules.jvmFilesCalled(head, near).filter((file) => packages.includes(this.#declaring('types', name, file)?.program.namespace ?? ''));
    return this.#typeIn(files, name);
  }

  #typeIn(files: readonly string[], name: string): FoundType | null {
    for (const file of files) {
      const index = this.#declaring('types', name, file);
      const type = index?.type(name);
      if (index && type) return { type, index };
    }
    return null;
  }

  /** A value of the package, or one that a wildcard import brings in. */
  members(name: string, index: ProgramIndex): { definitions: Definition[]; index: ProgramIndex } | null {
    for (const { other, owner } of this.#holders(name, index)) {
      const definitions = other.members(owner, name);
      if (definitions.length > 0) return { definitions, index: other };
    }
    return null;
  }

  /** A function of the package; those of wildcard imports are found where all languages' are. */
  functions(name: string, index: ProgramIndex): { fn: Scope; index: ProgramIndex }[] {
    for (const file of this.#package(index)) {
      const other = this.#declaring('topLevel', name, file);
      const found = other?.functions(name).filter((fn) => fn.parent === 0) ?? [];
      if (other && found.length > 0) return found.map((fn) => ({ fn, index: other }));
    }
    return [];
  }

  /** Only a file that may declare the name is worth parsing. */
  #declaring(kind: keyof DeclaredNames, name: string, file: string): ProgramIndex | null {
    return this.declared(file)[kind].has(name) ? this.index(file) : null;
  }

  *#holders(name: string, index: ProgramIndex): Iterable<{ other: ProgramIndex; owner: number }> {
    for (const file of this.#package(index)) {
      const other = this.#declaring('topLevel', name, file);
      if (other) yield { other, owner: 0 };
    }
    for (const one of index.wildcards) {
      if (one.name !== '*') continue;
      for (const file of this.modules.filesOf(index.program, one)) {
        const other = this.index(file);
        if (other) yield { other, owner: other.type(one.module.split('.').at(-1)!)?.id ?? 0 };
      }
    }
  }

  /** Files of the package that may declare more than their name says. */
  #package({ program }: ProgramIndex): readonly string[] {
    const { namespace, file, language } = program;
    if (language === 'java') return [];
    return namespace === null ? this.modules.siblings(file).slice(0, MAX_SIBLINGS) : this.modules.jvmPackage(namespace, program).filter((one) => one !== file);
  }
}

const MAX_SIBLINGS = 16;

/** A package and those around it, which `package a.b` followed by `package c` sees. */
function around(namespace: string | null): string[] {
  const parts = namespace?.split('.') ?? [];
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('.'));
}

const baseOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
