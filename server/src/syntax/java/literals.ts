const NAMED_ESCAPES: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', s: ' ', '\n': '' };

/** Java Language Specification 3.10.7: named, octal and Unicode escapes. */
function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([\s\S]))/g, (_, unicode?: string, octal?: string, other?: string) => {
    if (unicode) return String.fromCharCode(Number.parseInt(unicode, 16));
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8));
    return NAMED_ESCAPES[other!] ?? other!;
  });
}

export function stringValue(source: string): string {
  return source.startsWith('"""') ? textBlock(source) : decodeEscapes(source.slice(1, source.length > 1 && source.at(-1) === source[0] ? -1 : undefined));
}

/** Java Language Specification 3.10.6: common indentation and trailing blanks go, then escapes are read. */
function textBlock(source: string): string {
  const lines = source
    .replaceAll('\r\n', '\n')
    .replace(/^"""[ \t\f]*\n?/, '')
    .replace(/"""$/, '')
    .split('\n');
  const last = lines.length - 1;
  const counted = lines.filter((line, at) => at === last || line.trim() !== '');
  const indent = Math.min(...counted.map((line) => /^[ \t\f]*/.exec(line)![0].length));
  return decodeEscapes(lines.map((line) => line.slice(indent).replace(/[ \t\f]+$/, '')).join('\n'));
}

/** A number's value; integers that a double cannot hold stay decimal text so that no digit is lost; null when it is no number. */
export function numberValue(source: string): number | string | null {
  const text = source.replaceAll('_', '').toLowerCase();
  const isHex = text.startsWith('0x');
  const digits = isHex ? text.replace(/l$/, '') : text.replace(/[lfd]$/, '');
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8);
  const value = Number(digits);
  if (Number.isNaN(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^\d+$/.test(digits) ? digits : value;
}
