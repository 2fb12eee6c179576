const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', e: '\x1b', 0: '\0' };

function decodeEscapes(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{1,4}|.)/gs, (_, code: string) => {
    if (code.length === 1) return ESCAPES[code] ?? code;
    const point = Number.parseInt(code.slice(1), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}

/** The text of a string or character literal: `"a"`, `@"a"`, `"""a"""`, `"a"u8`. */
export function stringValue(source: string): string {
  const text = source.replace(/u8$/i, '');
  const raw = /^"{3,}/.exec(text)?.[0];
  if (raw) return rawText(text.slice(raw.length, text.endsWith(raw) ? -raw.length : undefined));
  if (text.startsWith('@')) return text.slice(2, text.length > 2 && text.endsWith('"') ? -1 : undefined).replaceAll('""', '"');
  return decodeEscapes(text.slice(1, text.length > 1 && text.at(-1) === text[0] ? -1 : undefined));
}

/** A stretch of text between the holes of an interpolated string. */
export function interpolatedText(source: string, start: string): string {
  const text = start.includes('"""') ? source : source.replaceAll('{{', '{').replaceAll('}}', '}');
  if (start.includes('"""')) return text;
  return start.includes('@') ? text.replaceAll('""', '"') : decodeEscapes(text);
}

/** Over several lines, the last line's indentation goes from every line. */
function rawText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const indent = lines.at(-1)!;
  if (lines.length < 3 || indent.trim() !== '') return text;
  return lines
    .slice(1, -1)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n');
}

/** A number's value; integers that a double cannot hold stay decimal text so that no digit is lost; null when it is no number. */
export function numberValue(source: string): number | string | null {
  const text = source.replaceAll('_', '').toLowerCase();
  const digits = /^0[xb]/.test(text) ? text.replace(/[ul]+$/, '') : text.replace(/[ulfdm]+$/, '');
  const value = Number(digits);
  if (digits === '' || Number.isNaN(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^\d+$/.test(digits) ? digits : value;
}
