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

/** A number as written, separators removed; null for complex numbers. */
export function numberOf(text: string): number | null {
  const plain = text.replaceAll('_', '').replace(/[lL]$/, '');
  const value = /^0[0-7]+$/.test(plain) ? Number.parseInt(plain, 8) : Number(plain);
  return plain === '' || Number.isNaN(value) ? null : value;
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
