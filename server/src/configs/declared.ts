import type { DeclaredPrefix } from '../core/declared-wrapper.ts';
import type { ConfigDocument } from '../core/document.ts';
import { flatten, type Leaf } from '../resolve/flatten.ts';
import type { ConfigForm } from './form.ts';
import { settingFact } from './setting-fact.ts';

/** Kafka keys below a prefix that `.kafka-compat.yaml` declares, in any document. */
export function declaredForm({ prefix, role }: DeclaredPrefix): ConfigForm {
  const start = `${prefix}.`;
  const below = (document: ConfigDocument): Leaf[] => document.roots.flatMap(flatten).filter((leaf) => leaf.path.startsWith(start));
  return {
    id: prefix,
    formats: ['properties', 'yaml', 'json', 'toml', 'xml', 'dotenv', 'hocon'],
    // nested files spell the prefix a part at a time: its longest part stands in each of them
    tokens: [prefix.split('.').reduce((longest, part) => (part.length > longest.length ? part : longest))],
    recognises: (document) => below(document).length > 0,
    extract: (document, lookups) =>
      below(document).map((leaf) =>
        settingFact({ span: leaf.span, key: leaf.path.slice(start.length), native: leaf.path, text: leaf.value, role, library: prefix }, lookups),
      ),
  };
}
