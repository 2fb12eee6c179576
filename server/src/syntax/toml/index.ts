import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { ConfigEntry, ConfigMapping, ConfigNode } from '../../core/document.ts';
import { DocumentBuilder } from '../document-builder.ts';
import type { DocumentParser } from '../document.ts';

const MAX_REPAIRS = 5;

/** TOML. A broken line is noted and left out, a few times, so that a half-typed file still tells the rest. */
export const format: DocumentParser = {
  id: 'toml',
  matches: (baseName) => baseName.endsWith('.toml') || baseName === 'pipfile',
  parse(file, text) {
    const builder = new DocumentBuilder(file, 'toml', text);
    const program = parseWithRepairs(text, builder);
    const root = builder.mapping([], 0, text.length);
    builder.document.roots.push(root);
    if (program) new TableReader(builder).read(program.body[0], root);
    return builder.document;
  },
};

function parseWithRepairs(text: string, builder: DocumentBuilder): AST.TOMLProgram | null {
  let source = text;
  let firstBroken: number | null = null;
  for (let attempt = 0; attempt <= MAX_REPAIRS + 1; attempt++) {
    try {
      return parseTOML(source);
    } catch (error) {
      if (error instanceof RangeError) {
        builder.admitsDepth(Number.POSITIVE_INFINITY, 0);
        return null;
      }
      if (!(error instanceof ParseError)) {
        builder.problem(0, 0, 'TOML: cannot be read');
        return null;
      }
      const index = Math.min(Math.max(error.index, 0), source.length);
      const lineStart = brokenLine(source, index);
      const nextBreak = source.indexOf('\n', lineStart);
      const lineEnd = nextBreak < 0 ? source.length : nextBreak;
      builder.problem(Math.min(index, lineEnd), lineEnd, 'TOML: syntax error');
      firstBroken ??= lineStart;
      // after some repairs only what stands before the first broken line is trusted
      source = attempt < MAX_REPAIRS ? source.slice(0, lineStart) + ' '.repeat(lineEnd - lineStart) + source.slice(lineEnd) : text.slice(0, firstBroken);
    }
  }
  return null;
}

/** Start of the line to blame: a value that is missing at a line's end is only noticed on the next line. */
function brokenLine(source: string, index: number): number {
  const startOf = (offset: number): number => (offset <= 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1);
  const start = startOf(index);
  const before = source.slice(0, index).trimEnd();
  return before.length < start && /[=.,[{]$/.test(before) ? startOf(before.length) : start;
}

/** Builds nested mappings from TOML's tables and dotted keys. */
class TableReader {
  readonly #index = new WeakMap<ConfigMapping, Map<string, ConfigEntry>>();

  constructor(private readonly builder: DocumentBuilder) {}

  read(table: AST.TOMLTopLevelTable, root: ConfigMapping): void {
    for (const item of table.body) {
      if (!this.builder.admits(item.range[0])) return;
      if (item.type === 'TOMLKeyValue') this.#keyValue(item, root, 0);
      else this.#table(item, root);
    }
  }

  #table(table: AST.TOMLTable, root: ConfigMapping): void {
    const keys = table.key.keys;
    const last = keys.at(-1);
    const owner = this.#descend(root, keys.slice(0, -1));
    if (!owner || !last) return;
    let target: ConfigMapping | null;
    if (table.kind === 'array') {
      target = this.builder.mapping([], ...table.range);
      const known = this.#entries(owner).get(nameOf(last))?.value;
      if (known?.kind === 'sequence') known.items.push(target);
      else this.#add(owner, last, this.builder.sequence([target], ...table.range));
    } else target = this.#descend(owner, [last]);
    if (!target) return;
    for (const item of table.body) {
      if (!this.builder.admits(item.range[0])) return;
      this.#keyValue(item, target, 0);
    }
  }

  #keyValue(item: AST.TOMLKeyValue, into: ConfigMapping, depth: number): void {
    const keys = item.key.keys;
    const last = keys.at(-1);
    const owner = this.#descend(into, keys.slice(0, -1));
    if (owner && last) this.#add(owner, last, this.#value(item.value, depth + 1));
  }

  #value(node: AST.TOMLContentNode, depth: number): ConfigNode {
    const [start, end] = node.range;
    if (node.type === 'TOMLValue') {
      const value =
        node.kind === 'string' || node.kind === 'boolean' ? String(node.value) : node.kind === 'integer' || node.kind === 'float' ? node.number : node.datetime;
      return this.builder.scalar(value, start, end);
    }
    const isAdmitted = this.builder.admitsDepth(depth, start);
    if (node.type === 'TOMLArray') {
      const items: ConfigNode[] = [];
      for (const element of isAdmitted ? node.elements : []) {
        if (!this.builder.admits(element.range[0])) break;
        items.push(this.#value(element, depth + 1));
      }
      return this.builder.sequence(items, start, end);
    }
    const mapping = this.builder.mapping([], start, end);
    for (const item of isAdmitted ? node.body : []) {
      if (!this.builder.admits(item.range[0])) break;
      this.#keyValue(item, mapping, depth);
    }
    return mapping;
  }

  /** The mapping under the keys, made where missing; the last table of an array of tables. Null where something else stands. */
  #descend(from: ConfigMapping, keys: readonly (AST.TOMLBare | AST.TOMLQuoted)[]): ConfigMapping | null {
    if (!this.builder.admitsDepth(keys.length, keys[0]?.range[0] ?? 0)) return null;
    let at = from;
    for (const key of keys) {
      const known = this.#entries(at).get(nameOf(key))?.value;
      const next: ConfigNode = known ?? this.#add(at, key, this.builder.mapping([], ...key.range));
      const mapping: ConfigNode | undefined = next.kind === 'sequence' ? next.items.at(-1) : next;
      if (mapping?.kind !== 'mapping') return null;
      at = mapping;
    }
    return at;
  }

  #add(owner: ConfigMapping, key: AST.TOMLBare | AST.TOMLQuoted, value: ConfigNode): ConfigNode {
    const entry = this.builder.entry(nameOf(key), ...key.range, value);
    owner.entries.push(entry);
    this.#entries(owner).set(entry.key, entry);
    return value;
  }

  #entries(mapping: ConfigMapping): Map<string, ConfigEntry> {
    const entries = this.#index.get(mapping) ?? new Map<string, ConfigEntry>();
    this.#index.set(mapping, entries);
    return entries;
  }
}

const nameOf = (key: AST.TOMLBare | AST.TOMLQuoted): string => (key.type === 'TOMLBare' ? key.name : key.value);
