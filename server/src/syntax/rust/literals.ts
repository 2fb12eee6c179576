const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '\0', '\\': '\\', '"': '"', "'": "'" };

/** Value of a string, byte string, C string, raw string or character as written. */
export function textValue(source: string): string {
  const raw = /^(?:b|c)?r(#*)"([\s\S]*)"\1$/.exec(source);
  if (raw) return raw[2]!;
  const body = source.replace(/^[bc]?["']/, '').replace(/["']$/, '');
  if (!body.includes('\\')) return body;
  return body.replace(/\\(?:x([\da-fA-F]{2})|u\{([\da-fA-F_]{1,8})\}|\r?\n\s*|([\s\S]))/g, (_, byte, code, other) => {
    if (other !== undefined) return ESCAPES[other] ?? other;
    const point = Number.parseInt((byte ?? code ?? '').replaceAll('_', ''), 16);
    if (Number.isNaN(point)) return ''; // a line that goes on
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}

/** A number's value without its suffix; integers that a double cannot hold stay decimal text; null when it is no number. */
export function numberValue(source: string): number | string | null {
  const digits = source.replaceAll('_', '').replace(/(?<=[\da-fA-F.])(?:[iu](?:8|16|32|64|128|size)|f(?:32|64))$/, '');
  const value = Number(digits);
  if (digits === '' || Number.isNaN(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^\d+$/.test(digits) ? digits : value;
}
