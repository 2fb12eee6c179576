import type { Leaf } from '../../resolve/flatten.ts';
import type { TextForm } from '../form.ts';
import { blockFacts, type OptionBlock, toolForm } from '../option-block.ts';
import { lineSpan, type Section } from '../text-section.ts';
import data from './blocks.json' with { type: 'json' };

const blocks = data.blocks as unknown as readonly OptionBlock[];

/** Fluent Bit's YAML: `pipeline` with plugins called `kafka`. */
export const form = toolForm(data);

/** Fluent Bit's own format: `[INPUT]` and `[OUTPUT]` sections with `Name kafka`. */
export const textForm: TextForm = {
  id: 'fluent-bit-conf',
  tokens: ['Name kafka', 'name kafka', 'Name  kafka', 'rdkafka.'],
  matches: (file) => /\.conf$/.test(file),
  extract: (file, text, lookups) =>
    sectionsOf(file, text).flatMap(({ name, at, leaves }) => {
      const block = blocks.find(({ path }) => path[0] === `${name.toLowerCase()}s`);
      const isKafka = leaves.some((leaf) => leaf.path === 'name' && leaf.value?.toLowerCase() === 'kafka');
      return block && isKafka ? blockFacts(at, leaves, block, data.id, lookups) : [];
    }),
};

/** Keys are compared without case; the client stands where the plugin is named. */
function sectionsOf(file: string, text: string): Section[] {
  const found: Section[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const [, name] = /^\s*\[(\w+)\]\s*$/.exec(line) ?? [];
    if (name) found.push({ name, at: lineSpan(file, at + 1, 1, line.length), leaves: [] });
    const [, indent = '', key, value] = /^(\s+)([\w.]+)\s+(\S.*?)\s*$/.exec(line) ?? [];
    const section = found.at(-1);
    if (name || key === undefined || value === undefined || !section) continue;
    const span = lineSpan(file, at + 1, indent.length + 1, line.trim().length);
    const leaf: Leaf = { path: key.toLowerCase(), value, span };
    if (leaf.path === 'name') section.at = span;
    section.leaves.push(leaf);
  }
  return found;
}
