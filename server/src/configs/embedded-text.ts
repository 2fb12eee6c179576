import type { ConfigDocument, ConfigScalar } from '../core/document.ts';
import type { Span } from '../core/span.ts';
import type { Embedded, Lookups } from './form.ts';

const NAMED = /\.(properties|ya?ml|json|jsonc|toml|xml|conf|hocon|env|sh|bash|sql|ini|md)$/i;
/** The mark of a literal block, at the end of its line. */
const LITERAL = /^\s*\|[-+\d]*\s*(#.*)?$/;
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
    if (LITERAL.test(lines[span.line - 1]?.slice(span.column - 1) ?? '')) {
      return [{ name: called, span: { ...span, line: span.line + 1, column: 1 } }];
    }
    // connectors are found in quoted strings, too, each key at its place
    return /"connector\.class"/.test(value) ? [] : [{ name: called, span, text: value }];
  });
}

/** A name without a known ending leaves it to the text. */
function kindOf(text: string): string {
  const first = text.trimStart();
  if (first.startsWith('#!') && /^#!.*sh\b/.test(first)) return '.sh';
  if (first.startsWith('{')) return '.json';
  if (/^(#[^\n]*\n\s*)*groups:/.test(first)) return '.yaml';
  const lines = first.split('\n').filter((line) => line.trim() !== '' && !/^\s*(#|\{\{)/.test(line));
  return lines.length > 0 && lines.every((line) => PAIRS.test(line.trim())) ? '.properties' : '';
}

/** The `key=value` lines of a text, each at its place where the text is a literal block. */
export function pairsIn(node: ConfigScalar, file: string, lookups: Lookups): { key: string; text: string; span: Span }[] {
  const lines = (lookups.text?.(file) ?? '').split('\n');
  const isLiteral = LITERAL.test(lines[node.span.line - 1]?.slice(node.span.column - 1) ?? '');
  return (node.value ?? '').split('\n').flatMap((line, at) => {
    const [, key, text] = /^\s*([\w.-]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined || text === undefined) return [];
    const row = node.span.line + 1 + at;
    const written = lines[row - 1] ?? '';
    const own = { file, line: row, column: Math.max(written.indexOf(key), 0) + 1, endLine: row, endColumn: written.trimEnd().length + 1 };
    return [{ key, text, span: isLiteral ? own : node.span }];
  });
}
