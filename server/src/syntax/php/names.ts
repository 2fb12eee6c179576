import type { Node } from 'web-tree-sitter';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/**
 * Namespaces and `use` of one file. A class is referred to by the name it is imported under; one that is written with its namespace
 * (`\RdKafka\Conf`) by that whole name, and one of the file's own namespace by its plain name: both get an import as if `use` had named them.
 */
export class Names {
  #namespace = '';
  readonly #used = new Map<string, string>();
  readonly #met = new Map<string, { node: Node; full: string }>();

  constructor(private readonly builder: ProgramBuilder) {}

  enter(namespace: string): void {
    this.#namespace = namespace;
  }

  /** `use A\B as C`, `use A\{B, C}`, `use function …`, `use const …`. */
  use(node: Node): void {
    const group = field(node, 'body');
    const prefix = group ? `${parts(node).find((part) => typeOf(part) === 'namespace_name')?.text ?? ''}\\` : '';
    for (const clause of parts(group ?? node)) {
      const name = typeOf(clause) === 'namespace_use_clause' ? inner(clause) : null;
      if (!name) continue;
      const full = (prefix + name.text).replace(/^\\/, '');
      const alias = field(clause, 'alias')?.text ?? lastOf(full);
      this.#used.set(alias, full);
      this.#import(clause, full, alias);
    }
  }

  /** The name by which a class is referred to in the program. */
  typeName(node: Node): string {
    const written = this.builder.text(node);
    if (typeOf(node) === 'relative_scope' || /^(self|static|parent)$/i.test(written)) return this.#ownType(written.toLowerCase());
    if (!written.includes('\\')) {
      if (!this.#used.has(written)) this.#met.set(written, { node, full: this.#inNamespace(written) });
      return written;
    }
    const full = this.#expanded(written);
    this.#met.set(full, { node, full });
    return full;
  }

  /** Declared types: bare name of a single class, null for unions and what the language itself has. */
  declaredType(node: Node | null): string | null {
    if (!node) return null;
    if (typeOf(node) === 'optional_type') return this.declaredType(inner(node));
    if (typeOf(node) === 'union_type') {
      const classes = parts(node).filter((part) => typeOf(part) === 'named_type');
      return classes.length === 1 && parts(node).every((part) => part === classes[0] || part.text === 'null') ? this.declaredType(classes[0]!) : null;
    }
    const name = typeOf(node) === 'named_type' ? inner(node) : null;
    return name && this.typeName(name);
  }

  /** Imports for the classes that the file refers to without `use`; asked once the whole file is read. */
  finish(): void {
    const declared = new Set(this.builder.program.scopes.map((scope) => scope.name));
    for (const [alias, { node, full }] of this.#met) if (!this.#used.has(alias) && !declared.has(alias)) this.#import(node, full, alias);
  }

  #import(node: Node, full: string, alias: string): void {
    const at = full.lastIndexOf('\\');
    this.builder.import(node, { module: at < 0 ? full : full.slice(0, at), name: at < 0 ? null : full.slice(at + 1), alias });
  }

  #inNamespace = (name: string): string => (this.#namespace ? `${this.#namespace}\\${name}` : name);

  #expanded(written: string): string {
    if (written.startsWith('\\')) return written.slice(1);
    const [head, ...rest] = written.split('\\');
    if (head === 'namespace') return this.#inNamespace(rest.join('\\'));
    const known = this.#used.get(head!);
    return known ? [known, ...rest].join('\\') : this.#inNamespace(written);
  }

  #ownType(written: string): string {
    const id = this.builder.enclosing('type');
    const own = id === null ? null : this.builder.program.scopes[id]!;
    if (written === 'parent') return own?.supertypes[0] ?? 'super';
    return own?.name ?? 'self';
  }
}

const lastOf = (full: string): string => full.slice(full.lastIndexOf('\\') + 1);
