import type { Leaf } from '../../resolve/flatten.ts';
import type { TextForm } from '../form.ts';
import { blockFacts, type OptionBlock } from '../option-block.ts';
import { lineSpan, type Section, unquotedText } from '../text-section.ts';
import data from './blocks.json' with { type: 'json' };

const blocks = data.blocks as unknown as readonly OptionBlock[];

/** Logstash pipelines: `kafka { … }` in `input` and `output`. */
export const textForm: TextForm = {
  id: 'logstash',
  tokens: ['kafka {', 'kafka{'],
  matches: (file) => /\.(conf|cfg|logstash)(\.(j2|erb|tpl|tmpl))?$/.test(file),
  extract: (file, text, lookups) =>
    sectionsOf(file, text).flatMap(({ name, at, leaves }) => {
      const block = blocks.find(({ path }) => path[0] === name);
      return block ? blockFacts(at, leaves, block, data.id, lookups) : [];
    }),
};

/** Sections named by the part of the pipeline that holds them. A list may go on over lines. */
function sectionsOf(file: string, text: string): Section[] {
  const found: Section[] = [];
  let part = '';
  let section: Section | null = null;
  let list: Leaf | null = null;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const code = line.replace(/(^|\s)#.*$/, '');
    const [, outer] = /^\s*(input|filter|output)\s*\{/.exec(code) ?? [];
    if (outer) part = outer;
    const opening = /(?:^|[\s{])(kafka)\s*\{/.exec(code);
    if (opening && part !== '' && part !== 'filter') {
      const column = code.indexOf('kafka', opening.index) + 1;
      section = { name: part, at: lineSpan(file, at + 1, column, 'kafka'.length), leaves: [] };
      found.push(section);
    }
    if (!section) continue;
    if (list) {
      list.value = `${list.value}${code}`;
      if (code.includes(']')) list = null;
    } else {
      for (const option of code.matchAll(/([a-z_]+)\s*=>\s*("[^"]*"|'[^']*'|\[[^\]]*\]?|[^\s{}]+)/g)) {
        const leaf: Leaf = { path: option[1]!, value: option[2]!, span: lineSpan(file, at + 1, option.index + 1, option[0].length) };
        section.leaves.push(leaf);
        if (leaf.value!.startsWith('[') && !leaf.value!.includes(']')) list = leaf;
      }
      if (/\}\s*$/.test(code) && !code.includes('=>')) section = null;
      else if (opening && /\}\s*\}?\s*$/.test(code)) section = null;
    }
  }
  for (const { leaves } of found) for (const leaf of leaves) leaf.value = plain(leaf.value ?? '');
  return found;
}

/** A list of texts is joined by commas. */
function plain(text: string): string {
  if (!text.startsWith('[')) return unquotedText(text);
  return [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2]).join(',');
}
