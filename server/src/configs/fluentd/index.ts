import type { Leaf } from '../../resolve/flatten.ts';
import type { TextForm } from '../form.ts';
import { blockFacts, type OptionBlock } from '../option-block.ts';
import { lineSpan, type Section, unquotedText } from '../text-section.ts';
import data from './blocks.json' with { type: 'json' };

const blocks = data.blocks as unknown as readonly OptionBlock[];

/** Fluentd: `<source>`, `<match>` and `<store>` sections whose `@type` is a plugin for Kafka. */
export const textForm: TextForm = {
  id: 'fluentd',
  tokens: ['@type kafka', '@type rdkafka', 'type kafka', 'type "kafka', '@type "kafka'],
  matches: (file) => /\.(conf|conf\.erb|conf\.j2)$/.test(file) || /(^|\/)fluent[^/]*$/.test(file),
  extract: (file, text, lookups) =>
    sectionsOf(file, text).flatMap(({ at, leaves }) => {
      const type = leaves.find(({ path }) => path === '@type' || path === 'type')?.value ?? '';
      const block = blocks.find(({ where }) => new RegExp(`^(?:${where?.['@type'] ?? ''})$`).test(type));
      return block ? blockFacts(at, leaves, block, data.id, lookups) : [];
    }),
};

/** Options of a section inside another have its name before theirs. */
function sectionsOf(file: string, text: string): Section[] {
  const found: Section[] = [];
  const open: { section: Section; prefix: string }[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*#/.test(line)) continue;
    if (/^\s*<\/\w+>/.test(line)) {
      open.pop();
      continue;
    }
    const [, name] = /^\s*<(\w+)[^>]*>\s*$/.exec(line) ?? [];
    const above = open.at(-1);
    if (name) {
      const isOwn = /^(source|match|store|filter|label|worker|system)$/.test(name) || !above;
      const section: Section = isOwn ? { name, at: lineSpan(file, at + 1, 1, line.length), leaves: [] } : above.section;
      if (isOwn) found.push(section);
      open.push({ section, prefix: isOwn ? '' : `${above?.prefix ?? ''}${name}.` });
      continue;
    }
    const [, indent = '', key, value = ''] = /^(\s*)(@?[\w.]+)(?:\s+(\S.*?))?\s*$/.exec(line) ?? [];
    if (key === undefined || !above) continue;
    const span = lineSpan(file, at + 1, indent.length + 1, line.trim().length);
    const leaf: Leaf = { path: above.prefix + key, value: unquotedText(value), span };
    if (leaf.path === '@type' || leaf.path === 'type') above.section.at = span;
    above.section.leaves.push(leaf);
  }
  return found;
}
