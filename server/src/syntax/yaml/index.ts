import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments, type Scalar, type YAMLMap } from 'yaml';
import type { ConfigEntry, ConfigNode } from '../../core/document.ts';
import { DocumentBuilder } from '../document-builder.ts';
import type { DocumentParser } from '../document.ts';
import { maskTemplates, type Template, unmask } from './templates.ts';

/** Nodes that aliases of one file may add: enough for honest anchors, the end of alias bombs. */
export const MAX_ALIAS_NODES = 20_000;
const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);

/** YAML 1.2 with all its documents; every scalar is read as text. Templated YAML yields what can be read: an expression stays in its scalar, for the reader to tell that it is not known. */
export const format: DocumentParser = {
  id: 'yaml',
  matches: (baseName) => baseName.endsWith('.yml') || baseName.endsWith('.yaml'),
  parse(file, text) {
    const builder = new DocumentBuilder(file, 'yaml', text);
    const { masked, templates } = text.includes('{{') ? maskTemplates(text) : { masked: text, templates: [] };
    try {
      // the failsafe schema keeps scalars as written: 3.10 stays 3.10, `on` stays on
      const documents = parseAllDocuments(masked, { schema: 'failsafe', uniqueKeys: false, strict: false, prettyErrors: false, logLevel: 'silent' });
      for (const document of documents) {
        for (const error of document.errors.slice(0, 20)) builder.problem(error.pos[0], error.pos[1], `YAML: ${error.code.toLowerCase().replaceAll('_', ' ')}`);
        const root = new TreeReader(builder, templates).read(document);
        if (root) builder.document.roots.push(root);
      }
    } catch (error) {
      // the composer is recursive: text nested some thousand levels deep ends here
      if (error instanceof RangeError) builder.admitsDepth(Number.POSITIVE_INFINITY, 0);
      else builder.problem(0, 0, 'YAML: cannot be read');
    }
    return builder.document;
  },
};

class TreeReader {
  readonly #anchors = new Map<string, Node>();
  /** Anchored nodes that are being read: an alias to one of them is a cycle. */
  readonly #open = new Set<Node>();
  #aliasDepth = 0;
  #aliasNodes = 0;
  #isBomb = false;

  constructor(
    private readonly builder: DocumentBuilder,
    private readonly templates: readonly Template[],
  ) {}

  read(document: Document.Parsed): ConfigNode | null {
    return document.contents ? this.#node(document.contents as Node, 0) : null;
  }

  #node(node: Node | null, depth: number): ConfigNode {
    const [start, end] = rangeOf(node);
    if (!node) return this.builder.scalar(null, start, end);
    if (this.#aliasDepth > 0 && ++this.#aliasNodes > MAX_ALIAS_NODES) {
      if (!this.#isBomb) this.builder.problem(start, end, `aliases add more than ${MAX_ALIAS_NODES} nodes; the rest is not expanded`);
      this.#isBomb = true;
      return this.builder.scalar(null, start, end);
    }
    if (isAlias(node)) return this.#alias(node.source, start, end, depth);
    if ('anchor' in node && node.anchor) this.#anchors.set(String(node.anchor), node);
    if (isScalar(node)) return this.#scalar(node, start, end);
    if (!this.builder.admitsDepth(depth, start)) return this.builder.scalar(null, start, end);
    this.#open.add(node);
    try {
      if (isMap(node)) return this.builder.mapping(this.#entries(node, depth), start, end);
      const items: ConfigNode[] = [];
      for (const item of isSeq(node) ? node.items : []) {
        if (!this.builder.admits(start)) break;
        items.push(this.#node(item as Node | null, depth + 1));
      }
      return this.builder.sequence(items, start, end);
    } finally {
      this.#open.delete(node);
    }
  }

  #scalar(node: Scalar, start: number, end: number): ConfigNode {
    const value = String(node.value ?? '');
    const isNull = (node.type === 'PLAIN' || node.type === undefined) && NULLS.has(value);
    return this.builder.scalar(isNull ? null : unmask(value, start, end, this.templates), start, end);
  }

  #alias(name: string, start: number, end: number, depth: number): ConfigNode {
    const target = this.#anchors.get(name);
    if (!target || this.#open.has(target)) {
      this.builder.problem(start, end, target ? `alias ${name} contains itself` : `alias ${name} has no anchor`);
      return this.builder.scalar(null, start, end);
    }
    this.#aliasDepth++;
    try {
      return this.#node(target, depth + 1);
    } finally {
      this.#aliasDepth--;
    }
  }

  #entries(map: YAMLMap, depth: number): ConfigEntry[] {
    const own: ConfigEntry[] = [];
    const merged: ConfigNode[] = [];
    for (const pair of map.items) {
      const key = pair.key as Node | null;
      const [start, end] = rangeOf(key);
      if (!this.builder.admits(start)) break;
      const value = this.#node(pair.value as Node | null, depth + 1);
      if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN') merged.push(...(value.kind === 'sequence' ? value.items : [value]));
      else {
        const keyNode = this.#node(key, depth + 1);
        const text = keyNode.kind === 'scalar' ? (keyNode.value ?? '') : '';
        own.push(this.builder.entry(text, start, end, pair.value ? value : this.builder.scalar(null, end, end)));
      }
    }
    this.builder.noteDuplicates(own);
    return [...inherited(merged, own), ...own];
  }
}

/** Entries that merge keys add: what the mapping itself sets wins, then the first source named. */
function inherited(sources: readonly ConfigNode[], own: readonly ConfigEntry[]): ConfigEntry[] {
  if (sources.length === 0) return [];
  const taken = new Set(own.map((entry) => entry.key));
  const found: ConfigEntry[] = [];
  for (const source of sources) {
    if (source.kind !== 'mapping') continue;
    const mine = source.entries.filter((entry) => !taken.has(entry.key));
    for (const entry of mine) taken.add(entry.key);
    found.push(...mine);
  }
  return found;
}

function rangeOf(node: Node | null): [number, number] {
  const range = node?.range;
  return range ? [range[0], range[1]] : [0, 0];
}
