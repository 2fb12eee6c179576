import type { DeclaredPrefix } from '../core/declared-wrapper.ts';
import type { ConfigDocument } from '../core/document.ts';
import type { Fact } from '../core/fact.ts';
import { isSecretKey, isSecretText } from '../core/secret.ts';
import { flatten, type Leaf } from '../resolve/flatten.ts';
import { placeholderValue } from '../resolve/placeholders.ts';
import type { ConfigForm, Lookups } from './form.ts';

/** Kafka keys below a prefix that `.kafka-compat.yaml` declares, in any document. */
export function declaredForm({ prefix, role }: DeclaredPrefix): ConfigForm {
  const start = `${prefix}.`;
  const below = (document: ConfigDocument): Leaf[] => document.roots.flatMap(flatten).filter((leaf) => leaf.path.startsWith(start));
  return {
    id: prefix,
    // nested files spell the prefix a part at a time: its longest part stands in each of them
    tokens: [prefix.split('.').reduce((longest, part) => (part.length > longest.length ? part : longest))],
    recognises: (document) => below(document).length > 0,
    extract: (document, lookups) => below(document).map((leaf) => fact(leaf, leaf.path.slice(start.length), document, lookups)),
  };

  function fact(leaf: Leaf, key: string, { file }: ConfigDocument, lookups: Lookups): Fact {
    const base = { kind: 'setting' as const, ...leaf.span, key, native: leaf.path, role, client: null, library: prefix };
    if (isSecretKey(key) || isSecretText(leaf.value ?? '')) return { ...base, evidence: [], value: null, unknown: 'secret' };
    const value = placeholderValue(leaf.value ?? '', file, [], lookups);
    const { evidence } = value;
    if (key === 'group.id')
      return { ...leaf.span, kind: 'group', evidence, name: value.status === 'known' ? value.value : null, use: 'consume', library: prefix, client: null };
    if (value.status === 'known') return { ...base, evidence, value: value.value };
    if (value.status === 'one-of') return { ...base, evidence, value: null, unknown: 'conditional', oneOf: value.values };
    return { ...base, evidence, value: null, unknown: value.reason, ...(value.default === null ? {} : { default: value.default }) };
  }
}
