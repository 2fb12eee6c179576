const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** A quoted text from its opening quote on; interpolations stay as they are written. An unclosed one ends with its line. */
export function readString(text: string, start: number): { value: string; end: number } {
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '"') return { value, end: at + 1 };
    if (char === '\n') return { value, end: at };
    if (char === '\\') {
      value += ESCAPES[text[at + 1] ?? ''] ?? text.slice(at, at + 2);
      at += 2;
    } else if ((char === '$' || char === '%') && text[at + 1] === '{' && text[at - 1] !== char) {
      const end = endOfTemplate(text, at + 2);
      value += text.slice(at, end);
      at = end;
    } else {
      value += char;
      at++;
    }
  }
  return { value, end: at };
}

/** An interpolation over more lines than this is taken for an unclosed one. */
const MAX_LINES = 30;

/** After the brace that closes an interpolation; texts in it may hold braces. An unclosed one ends with its line. */
function endOfTemplate(text: string, start: number): number {
  let level = 1;
  let isText = false;
  let breakAt = -1;
  let lines = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') {
      if (breakAt < 0) breakAt = at;
      if (++lines > MAX_LINES) return breakAt;
    }
    if (char === '\\') at++;
    else if (char === '"') isText = !isText;
    else if (!isText && char === '{') level++;
    else if (!isText && char === '}' && --level === 0) return at + 1;
  }
  return breakAt < 0 ? text.length : breakAt;
}

/** `<<EOT` and `<<-EOT`: the text of its lines, where they begin and end, and where the mark after them ends; null when no here-document begins here. */
export function readHeredoc(text: string, start: number): { value: string; from: number; to: number; end: number } | null {
  const [opening, dash, mark] = /^<<(-?)([A-Za-z_][\w-]*)[ \t\r]*\n/.exec(text.slice(start, start + 200)) ?? [];
  if (opening === undefined || mark === undefined) return null;
  const from = start + opening.length;
  let at = from;
  while (at < text.length) {
    const breakAt = text.indexOf('\n', at);
    const lineEnd = breakAt < 0 ? text.length : breakAt;
    if (text.slice(at, lineEnd).trim() === mark) {
      const to = Math.max(from, text[at - 2] === '\r' ? at - 2 : at - 1);
      const body = text.slice(from, to).replaceAll('\r', '');
      return { value: dash ? dedented(body) : body, from, to, end: lineEnd };
    }
    at = lineEnd + 1;
  }
  return { value: text.slice(from), from, to: text.length, end: text.length };
}

function dedented(body: string): string {
  const lines = body.split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return Number.isFinite(indent) ? lines.map((line) => line.slice(indent)).join('\n') : body;
}
