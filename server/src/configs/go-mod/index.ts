import type { FactOf } from '../../core/fact.ts';
import type { Span } from '../../core/span.ts';
import type { TextForm } from '../form.ts';
import { baseNameOf, dependency, isKafkaPackage, packageTokens } from '../packages.ts';

/** Modules that a go.mod requires; a `replace` with a version is what is built. */
export const textForm: TextForm = {
  id: 'go-mod',
  tokens: packageTokens('go'),
  matches: (file) => baseNameOf(file) === 'go.mod',
  extract(file, text) {
    const lines = [...directives(file, text)];
    const replaced = new Map<string, { version: string; span: Span }>();
    for (const { directive, words, span } of lines) {
      const arrow = words.indexOf('=>');
      const version = words[arrow + 2];
      if (directive === 'replace' && words[0] && arrow > 0 && version) replaced.set(words[0], { version, span });
    }
    return lines.flatMap(({ directive, words, span }): FactOf['dependency'][] => {
      const [module, version] = words;
      if (directive !== 'require' || !module || !version || !isKafkaPackage('go', module)) return [];
      const other = replaced.get(module);
      return [dependency('go', module, span, version, other?.version ?? null, other ? [{ span: other.span, note: `replaced in ${baseNameOf(file)}` }] : [])];
    });
  },
};

/** The lines of a go.mod with the directive they belong to, blocks opened out. */
function* directives(file: string, text: string): Generator<{ directive: string; words: string[]; span: Span }> {
  let block: string | null = null;
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\/\/.*$/, '').trim();
    if (line === ')') block = null;
    else if (/^\w+\s*\($/.test(line)) block = line.replace(/\s*\($/, '');
    else if (line !== '') {
      const all = line.split(/\s+/);
      const words = (block ? all : all.slice(1)).map((word) => word.replace(/^["`]|["`]$/g, ''));
      const column = raw.length - raw.trimStart().length + 1;
      yield { directive: block ?? all[0]!, words, span: { file, line: at + 1, column, endLine: at + 1, endColumn: column + line.length } };
    }
  }
}
