import type { ConfigScalar } from '../core/document.ts';
import type { Span } from '../core/span.ts';
import type { Embedded, Lookups } from './form.ts';

/**
 * The JSON of connectors in a text: a word of a script with its quotes (`-d '{…}'`, `--data "{\"…\"}"`), a here-document, a string of
 * another file. `raw` is what stands at `span` letter by letter.
 */
export function connectorBody(raw: string, span: Span): Embedded[] {
  const start = raw.search(/[[{]/);
  if (start < 0 || !raw.includes('connector.class')) return [];
  const text = withoutShellQuotes(withoutEscapes(blank(raw.slice(0, start)) + raw.slice(start)));
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  return [{ name: 'connector.json', span, text: text.slice(0, end), isInPlace: true }];
}

/** The JSON of connectors in a value of a document. */
export function bodyOf({ value, span }: ConfigScalar, lookups: Lookups): Embedded[] {
  const raw = textAt(lookups.text?.(span.file) ?? '', span);
  // inside a text that was unpacked before, places are those of the whole
  if (!raw.includes('connector.class')) return [{ name: 'connector.json', span, text: value ?? '' }];
  return connectorBody(raw, span);
}

function textAt(text: string, { line, column, endLine, endColumn }: Span): string {
  const lines = text.split('\n').slice(line - 1, endLine);
  const last = lines.length - 1;
  if (last < 0) return '';
  lines[last] = lines[last]!.slice(0, endColumn - 1);
  lines[0] = lines[0]!.slice(column - 1);
  return lines.join('\n');
}

// each of these keeps every letter in its place

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** `{\"name\": \"x\"}` within double quotes. */
function withoutEscapes(text: string): string {
  if (!/^\s*[[{][\s{[\\n]*\\"/.test(text)) return text;
  let isOpen = false;
  return text.replace(/\\\\\\"|\\"|\\n|\\\$/g, (found) => {
    if (found.length === 4) return '\\"  ';
    if (found === '\\n') return '  ';
    if (found === '\\$') return ' $';
    isOpen = !isOpen;
    return isOpen ? ' "' : '" ';
  });
}

/** `"'"$HOST"'"` and `"'$HOST'"`: a variable of the script between two quoted parts. */
function withoutShellQuotes(text: string): string {
  return text.replace(/'"?(\$\{?[A-Za-z_]\w*\}?)"?'/g, (whole, variable: string) => variable.padEnd(whole.length));
}
