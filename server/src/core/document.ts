import type { Span } from './span.ts';
import type { Problem } from './program.ts';

export type DocumentFormat = 'properties' | 'yaml' | 'json' | 'toml' | 'xml' | 'dotenv' | 'hocon' | 'hcl';

/**
 * A parsed configuration file: a tree of nodes with positions, whatever the format.
 * YAML files and Spring's properties files (`#---`) may hold several documents; every other format has one root. Broken input yields what could be read plus problems.
 */
export interface ConfigDocument {
  file: string;
  format: DocumentFormat;
  roots: ConfigNode[];
  problems: Problem[];
}

export type ConfigNode = ConfigScalar | ConfigSequence | ConfigMapping;

export interface ConfigScalar {
  kind: 'scalar';
  /** Text as a program would read it (quotes and escapes undone); null for null or an empty YAML value. */
  value: string | null;
  span: Span;
}
export interface ConfigSequence {
  kind: 'sequence';
  items: ConfigNode[];
  span: Span;
}
export interface ConfigMapping {
  kind: 'mapping';
  /** In file order, duplicates kept: the last one wins. XML: element names, attributes as `@name`, text as `#text`. */
  entries: ConfigEntry[];
  span: Span;
}
export interface ConfigEntry {
  key: string;
  keySpan: Span;
  value: ConfigNode;
}

/** The last entry with the key, or null. */
export function entryOf(node: ConfigNode | null | undefined, key: string): ConfigEntry | null {
  if (node?.kind !== 'mapping') return null;
  return node.entries.findLast((entry) => entry.key === key) ?? null;
}

/** Follows keys down from a node; null where one is missing. */
export function nodeAt(node: ConfigNode | null | undefined, ...path: string[]): ConfigNode | null {
  let at = node ?? null;
  for (const key of path) at = entryOf(at, key)?.value ?? null;
  return at;
}

export function scalarAt(node: ConfigNode | null | undefined, ...path: string[]): ConfigScalar | null {
  const at = nodeAt(node, ...path);
  return at?.kind === 'scalar' ? at : null;
}
