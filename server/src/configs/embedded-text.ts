import type { ConfigDocument, ConfigScalar } from '../core/document.ts';
import type { Embedded, Lookups } from './form.ts';

const NAMED = /\.(properties|ya?ml|json|jsonc|toml|xml|conf|hocon|env|sh|bash|sql|ini|md)$/i;
const PAIRS = /^[\w.-]+\s*=/;

/** Texts of several lines in one document, as files that a reader may claim. */
export function embeddedTexts(document: ConfigDocument, texts: readonly { name: string; node: ConfigScalar }[], lookups: Lookups): Embedded[] {
  if (texts.length === 0) return [];
  const lines = (lookups.text?.(document.file) ?? '').split('\n');
  return texts.flatMap(({ name, node }): Embedded[] => {
    const { value, span } = node;
    if (value === null || !/\n./.test(value)) return [];
    const called = NAMED.test(name) ? name : `${name}${kindOf(value)}`;
    // a literal block stands below its mark letter by letter
    if (/^\s*\|[-+\d]*\s*(#.*)?$/.test(lines[span.line - 1]?.slice(span.column - 1) ?? '')) {
      return [{ name: called, span: { ...span, line: span.line + 1, column: 1 } }];
    }
    return [{ name: called, span, text: value }];
  });
}

/** A name without a known ending leaves it to the text. */
function kindOf(text: string): string {
  const first = text.trimStart();
  if (first.startsWith('#!') && /^#!.*sh\b/.test(first)) return '.sh';
  if (first.startsWith('{')) return '.json';
  const lines = first.split('\n').filter((line) => line.trim() !== '' && !/^\s*(#|\{\{)/.test(line));
  return lines.length > 0 && lines.every((line) => PAIRS.test(line.trim())) ? '.properties' : '';
}
