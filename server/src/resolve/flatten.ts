import type { ConfigNode } from '../core/document.ts';
import type { Span } from '../core/span.ts';

/** A leaf of a configuration document: its dotted path as written, and its text. */
export interface Leaf {
  path: string;
  value: string | null;
  /** From the last key to the end of the value. */
  span: Span;
}

/** Every scalar of a document below its dotted path; a list of scalars is one comma-separated leaf, as Spring binds it. */
export function flatten(root: ConfigNode): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (node: ConfigNode, path: string, from: Span): void => {
    const span = { ...from, endLine: node.span.endLine, endColumn: node.span.endColumn };
    if (node.kind === 'scalar') leaves.push({ path, value: node.value, span });
    else if (node.kind === 'mapping') for (const entry of node.entries) visit(entry.value, join(path, entry.key), entry.keySpan);
    else if (node.items.every((item) => item.kind === 'scalar')) leaves.push({ path, value: node.items.map((item) => item.value ?? '').join(','), span });
    else for (const [at, item] of node.items.entries()) visit(item, `${path}[${at}]`, item.span);
  };
  visit(root, '', root.span);
  return leaves.some((leaf) => INDEXED.test(leaf.path)) ? withListsJoined(leaves) : leaves;
}

const INDEXED = /\[\d+\]$/;

/** `servers[0]=a`, `servers[1]=b` are the list `servers` = a,b, where its first item stands. */
function withListsJoined(leaves: readonly Leaf[]): Leaf[] {
  const lists = new Map<string, Leaf>();
  return leaves.flatMap((leaf) => {
    if (!INDEXED.test(leaf.path)) return [leaf];
    const path = leaf.path.replace(INDEXED, '');
    const list = lists.get(path);
    if (list) {
      list.value = `${list.value ?? ''},${leaf.value ?? ''}`;
      return [];
    }
    const first = { ...leaf, path };
    lists.set(path, first);
    return [first];
  });
}

/** Bracketed keys keep their dots: `properties[max.poll.records]` is `properties.max.poll.records`. */
function join(path: string, key: string): string {
  const plain = key.replace(/\[([^\]\d][^\]]*)\]/g, '.$1').replace(/^\./, '');
  return path ? `${path}.${plain}` : plain;
}

/** A property name as Spring compares it: case, dashes and underscores do not count. */
export function relaxed(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}
