import {
  type ConfigDocument,
  type ConfigEntry,
  type ConfigMapping,
  type ConfigNode,
  type DocumentFormat,
  entryOf,
  nodeAt,
  scalarAt,
} from '../core/document.ts';
import type { Fact, Role } from '../core/fact.ts';
import type { Span } from '../core/span.ts';
import { flatten, type Leaf } from '../resolve/flatten.ts';
import type { ConfigForm, Lookups } from './form.ts';
import { kafkaKey } from './librdkafka-keys.ts';
import { spanOf } from './mappings.ts';
import { settingFact, topicFacts } from './setting-fact.ts';
import { milliseconds } from './units.ts';

/** What an option of a tool is: a key of Kafka or of the tool, in a unit of its own, or the name of topics; or it names the variable that holds them. */
export type Option = string | { key?: string; unit?: 'duration' | 'seconds'; topic?: true; isVariable?: true };

/** A block of a tool's configuration that makes a client. */
export interface OptionBlock {
  role: Role;
  /** Keys that lead to the block, as patterns, `[]` for the items of a list; they may stand at any depth. */
  path: readonly string[];
  /** Members that the block must have. */
  where?: Readonly<Record<string, string>>;
  /** The option without which it is something else; several with `|` between them. */
  needs: string;
  /** Option to what it is. Paths of nested options are dotted. */
  options: Readonly<Record<string, Option>>;
  /** Prefixes below which options are keys of the client library as they are. */
  passThrough?: readonly string[];
}

/** A tool that speaks Kafka as its configuration says. */
interface Tool {
  id: string;
  formats: readonly DocumentFormat[];
  tokens: readonly string[];
  blocks: readonly OptionBlock[];
}

/** A tool as its JSON file is typed. */
type ToolData = Pick<Tool, 'id' | 'tokens'> & { formats: readonly string[]; blocks: readonly object[] };

/** The form that reads a tool's blocks in documents. */
export function toolForm(data: ToolData): ConfigForm {
  const tool = data as Tool;
  return {
    id: tool.id,
    formats: tool.formats,
    tokens: tool.tokens,
    recognises: (document) => blocksOf(document, tool).length > 0,
    extract: (document, lookups) => blocksOf(document, tool).flatMap(({ at, block, body }) => blockFacts(at, flatten(body), block, tool.id, lookups)),
  };
}

interface Found {
  at: Span;
  block: OptionBlock;
  body: ConfigMapping;
}

function blocksOf(document: ConfigDocument, { blocks }: Tool): Found[] {
  const found: Found[] = [];
  const patterns = blocks.map((block) => ({ block, path: block.path.map((step) => (step === '[]' ? null : new RegExp(`^(?:${step})$`))) }));
  const visit = (node: ConfigNode, path: readonly (string | null)[], entry: ConfigEntry | null): void => {
    if (node.kind === 'sequence') for (const item of node.items) visit(item, [...path, null], entry);
    if (node.kind !== 'mapping') return;
    const own = patterns.find(({ block, path: wanted }) => endsWith(path, wanted) && isMeant(node, block));
    if (own) found.push({ at: placeOf(node, own.block, entry), block: own.block, body: node });
    else for (const each of node.entries) visit(each.value, [...path, ...each.key.split('.')], each);
  };
  for (const root of document.roots) visit(root, [], null);
  return found;
}

function endsWith(path: readonly (string | null)[], wanted: readonly (RegExp | null)[]): boolean {
  const start = path.length - wanted.length;
  return start >= 0 && wanted.every((step, at) => (step === null ? path[start + at] === null : step.test(path[start + at] ?? '\0')));
}

/** The members that it must have. */
function isMeant(body: ConfigMapping, { where = {}, needs }: OptionBlock): boolean {
  const isThere = ([key, value]: [string, string]): boolean => {
    const text = scalarAt(body, key)?.value;
    return text !== undefined && text !== null && new RegExp(`^(?:${value})$`, 'i').test(text);
  };
  if (!Object.entries(where).every(isThere)) return false;
  return needs.split('|').some((need) => entryOf(body, need) !== null || nodeAt(body, ...need.split('.')) !== null);
}

/** The member that tells, else the key of the block. */
function placeOf(body: ConfigMapping, { where = {} }: OptionBlock, entry: ConfigEntry | null): Span {
  const telling = body.entries.find(({ key }) => Object.hasOwn(where, key));
  return telling ? spanOf(telling) : (entry?.keySpan ?? body.span);
}

/** The client that a block makes, its settings, topics and group. */
export function blockFacts(at: Span, leaves: readonly Leaf[], { role, options, passThrough = [] }: OptionBlock, library: string, lookups: Lookups): Fact[] {
  const id = `${at.file}:${at.line}:${at.column}`;
  const facts: Fact[] = [{ kind: 'client', ...at, evidence: [], library, role, version: null, id }];
  for (const leaf of leaves) {
    const prefix = passThrough.find((each) => leaf.path.startsWith(each));
    const option = Object.hasOwn(options, leaf.path) ? options[leaf.path]! : prefix === undefined ? null : kafkaKey(leaf.path.slice(prefix.length));
    if (option === null || leaf.value === null) continue;
    const { key = leaf.path, unit, topic, isVariable = false } = typeof option === 'string' ? { key: option } : option;
    const text = isVariable ? `\${${leaf.value}}` : leaf.value;
    if (topic) facts.push(...topicFacts(leaf.span, text, role === 'producer' ? 'produce' : 'consume', library, lookups));
    else facts.push(settingFact({ span: leaf.span, key, native: leaf.path, text: inUnit(text, unit), role, library, client: id }, lookups));
  }
  return facts;
}

function inUnit(text: string, unit: 'duration' | 'seconds' | undefined): string {
  if (unit === 'duration') return milliseconds(text);
  return unit === 'seconds' && /^\d+$/.test(text.trim()) ? String(Number(text) * 1_000) : text;
}
