import type { Node } from 'web-tree-sitter';
import type { ProgramBuilder } from '../program-builder.ts';

/**
 * Module names of one file. A module is referred to by the last part of its name, as after `alias`, unless two modules end alike:
 * then the later one goes by its whole name with `_`. Every module that is met gets an import.
 */
export class Names {
  #module = '';
  readonly #aliases = new Map<string, string>();
  readonly #references = new Map<string, { full: string; node: Node | null }>();
  readonly #declared = new Set<string>();

  constructor(private readonly builder: ProgramBuilder) {}

  /** The module being read, by its whole name. */
  get module(): string {
    return this.#module;
  }

  /** Runs the body inside a module; a nested one is named below its parent and known there by its own name. */
  within(name: string, body: () => void): void {
    const outer = this.#module;
    this.#module = outer ? `${outer}.${name}` : name;
    const short = lastOf(name);
    const hidden = this.#aliases.get(short);
    this.#aliases.set(short, this.#module);
    this.#declared.add(this.#module);
    // the scope goes by its short name
    this.#references.set(short, { full: this.#module, node: null });
    body();
    this.#module = outer;
    if (hidden !== undefined) this.#aliases.set(short, hidden);
  }

  alias(full: string, as: string = lastOf(full)): void {
    this.#aliases.set(as, full);
  }

  /** A written module name in full. */
  expanded(written: string): string {
    if (written.startsWith('Elixir.')) return written.slice(7);
    const [head, ...rest] = written.split('.');
    if (head === '__MODULE__') return [this.#module, ...rest].filter(Boolean).join('.');
    return [this.#aliases.get(head!) ?? head!, ...rest].join('.');
  }

  /** The name by which a module is referred to in the program. */
  reference(node: Node, written: string): string {
    const full = this.expanded(written);
    const short = lastOf(full);
    const taken = this.#references.get(short);
    const name = taken && taken.full !== full ? full.replaceAll('.', '_') : short;
    if (!this.#references.has(name)) this.#references.set(name, { full, node });
    return name;
  }

  /** The whole name of a module by the name that it goes by in the program. */
  fullName(reference: string): string | null {
    return this.#references.get(reference)?.full ?? null;
  }

  /** An Erlang module: `:brod`. */
  erlang(node: Node, atom: string): string {
    if (!this.#references.has(atom)) this.#references.set(atom, { full: atom, node });
    return atom;
  }

  /** Imports for all modules that the file does not define itself; asked once the whole file is read. */
  finish(): void {
    for (const [alias, { full, node }] of this.#references) {
      if (!node || this.#declared.has(full)) continue;
      const at = full.lastIndexOf('.');
      this.builder.import(node, { module: at < 0 ? full : full.slice(0, at), name: at < 0 ? null : full.slice(at + 1), alias });
    }
  }
}

export const lastOf = (full: string): string => full.slice(full.lastIndexOf('.') + 1);
