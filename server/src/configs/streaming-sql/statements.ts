/** `key = 'value'` in a statement, and where it stands. */
export interface Option {
  key: string;
  value: string;
  start: number;
  end: number;
}

/** Statements between semicolons that stand in no text and no comment; comments are left in, since they are no options. */
export function statementsOf(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const char = text[at];
    if (char === undefined || char === ';') {
      if (text.slice(start, at).trim() !== '') found.push({ start: afterComments(text, start, at), end: at });
      start = at + 1;
    } else if (char === "'") at = endOf(text, "'", at + 1);
    else if (char === '-' && text[at + 1] === '-') at = endOf(text, '\n', at);
    else if (char === '/' && text[at + 1] === '*') at = endOf(text, '*/', at + 2);
  }
  return found;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end;
}

function afterComments(text: string, start: number, end: number): number {
  let at = start;
  for (;;) {
    while (at < end && /\s/.test(text[at]!)) at++;
    if (text.startsWith('--', at)) at = Math.min(endOf(text, '\n', at), end);
    else if (text.startsWith('/*', at)) at = Math.min(endOf(text, '*/', at) + 2, end);
    else return at;
  }
}

/** Options with quoted or plain keys and values; what is commented out is none. */
export function optionsIn(statement: string): Option[] {
  const code = withoutComments(statement);
  return [...code.matchAll(/(?:'([^'\n]+)'|"([^"\n]+)"|\b([A-Za-z_][\w.]*))\s*=\s*(?:'([^']*)'|(\d+|true|false)\b)/g)].map((match) => ({
    key: match[1] ?? match[2] ?? match[3]!,
    value: match[4] ?? match[5]!,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The text with blanks where comments stand. */
function withoutComments(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const isText = text[at] === "'";
    const end = isText
      ? endOf(text, "'", at + 1) + 1
      : text.startsWith('--', at)
        ? endOf(text, '\n', at)
        : text.startsWith('/*', at)
          ? endOf(text, '*/', at) + 2
          : at + 1;
    const part = text.slice(at, Math.min(end, text.length));
    out += isText || part.length === 1 ? part : part.replace(/[^\n]/g, ' ');
    at = end;
  }
  return out;
}
