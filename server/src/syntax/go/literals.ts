const NAMED_ESCAPES: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Value of an interpreted string, raw string or rune as written; runes are strings of one character. */
export function textValue(source: string): string {
  const quote = source[0];
  const body = source.slice(1, source.length > 1 && source.at(-1) === quote ? -1 : undefined);
  // The Go Programming Language Specification, String literals: carriage returns in raw strings are discarded
  return quote === '`' ? body.replaceAll('\r', '') : decodeEscapes(body);
}

function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:U([\da-fA-F]{8})|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([0-7]{3})|([\s\S]))/g, (_, long, short, hex, octal, other) => {
    const code = Number.parseInt(long ?? short ?? hex ?? octal ?? '', octal ? 8 : 16);
    if (other === undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    return NAMED_ESCAPES[other] ?? other;
  });
}

/** A number's value; integers that a double cannot hold stay decimal text so that no digit is lost; null when it is no number. */
export function numberValue(source: string): number | string | null {
  const digits = source.replaceAll('_', '').toLowerCase();
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8);
  const value = Number(digits);
  if (Number.isNaN(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^\d+$/.test(digits) ? digits : value;
}
