/** Whether a text may be a template of JSON: something stands bare where JSON has no such letter. */
export const isTemplate = (text: string): boolean => /\{\{|\{%|<%|[:,[]\s*\$[A-Za-z{]/.test(text);

const BRACKETS: readonly [string, string][] = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['<%', '%>'],
  ['${', '}'],
];

/**
 * JSON of the same length in which a template's expressions are strings, and its own lines blank: each letter that stays stands where it stood.
 * Quotes within an expression inside a string are masked too.
 */
export function withoutTemplates(text: string): string {
  const parts: string[] = [];
  const next = finder(text);
  let from = 0;
  let isInside = false;
  let previous = '';
  for (let at = 0; at < text.length; ) {
    const char = text[at]!;
    if (isInside && char === '\\') {
      at += 2;
      continue;
    }
    const end = expressionEnd(text, at, next);
    if (end > at) {
      const expression = text.slice(at, end);
      parts.push(text.slice(from, at), isInside ? expression.replaceAll('"', "'") : masked(expression, previous));
      from = at = end;
      continue;
    }
    if (char === '"') isInside = !isInside;
    else if (char === '\n') isInside = false;
    if (!/\s/.test(char)) previous = char;
    at++;
  }
  return parts.join('') + text.slice(from);
}

/** Finds a text from a place on; places that only grow are sought once. */
function finder(text: string): (sought: string, at: number) => number {
  const known = new Map<string, number>();
  return (sought, at) => {
    const before = known.get(sought);
    if (before !== undefined && before >= at) return before;
    const found = text.indexOf(sought, at);
    known.set(sought, found < 0 ? Number.POSITIVE_INFINITY : found);
    return known.get(sought)!;
  };
}

/** Where the expression that begins here ends; it stands on one line. */
function expressionEnd(text: string, at: number, next: (sought: string, at: number) => number): number {
  const char = text[at];
  if (char !== '{' && char !== '<' && char !== '$') return at;
  const [open, close] = BRACKETS.find(([each]) => text.startsWith(each, at)) ?? [];
  if (open === undefined || close === undefined) return char === '$' ? at + (/^\$[A-Za-z_]\w{0,99}/.exec(text.slice(at, at + 101))?.[0].length ?? 0) : at;
  const end = next(close, at + open.length);
  return end === Number.POSITIVE_INFINITY || next('\n', at) < end ? at : end + close.length;
}

/** A value where one is due, else nothing. */
function masked(expression: string, previous: string): string {
  const isControl = /^(\{%|\{#|<%[^=]|\{\{[-~]?\s*(if|else|end|range|with|template|#|\/))/.test(expression);
  const isItem = (previous === ',' || previous === '[') && !/^\{\{[-~]?\s*include/.test(expression);
  const isValue = !isControl && (previous === ':' || isItem);
  return isValue ? `"${' '.repeat(Math.max(expression.length - 2, 0))}"` : ' '.repeat(expression.length);
}
