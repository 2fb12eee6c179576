const SIMPLE: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
  '\r\n': '',
};

/** The text that the escapes of a Python string stand for; an unknown escape stays as written. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:U([0-9a-fA-F]{8})|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{1,3})|(\r\n|[\s\S]))/g,
    (whole, long?: string, four?: string, two?: string, octal?: string, one?: string) => {
      if (one !== undefined) return SIMPLE[one] ?? whole;
      const point = octal === undefined ? Number.parseInt((long ?? four ?? two)!, 16) : Number.parseInt(octal, 8);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** A number as written, separators removed; integers beyond 2^53 as decimal text, so that no digit is lost; null for complex numbers. */
export function numberOf(text: string): number | string | null {
  const plain = text
    .replaceAll('_', '')
    .replace(/[lL]$/, '')
    .replace(/^0(?=[0-7]+$)/, '0o');
  const value = Number(plain);
  if (plain === '' || Number.isNaN(value)) return null;
  return Number.isSafeInteger(value) || !/^(?:\d+|0[xob][\da-f]+)$/i.test(plain) ? value : BigInt(plain).toString();
}

/** A type's bare name: no subscript, quotes, `Optional[]` or `| None`; null for unions. */
export function typeName(text: string): string | null {
  let plain = text.slice(0, 400).replace(/['"\s]/g, '');
  const optional = /^(?:typing\.)?Optional\[(.*)\]$/.exec(plain);
  if (optional) plain = optional[1]!;
  for (let inner = ''; inner !== plain; ) {
    inner = plain;
    plain = plain.replace(/\[[^[\]]*\]/g, '');
  }
  const names = plain.split('|').filter((part) => part !== 'None');
  return names.length === 1 && /^[\p{L}\p{N}_.]+$/u.test(names[0]!) ? names[0]! : null;
}
