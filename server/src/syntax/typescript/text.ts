const SIMPLE: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0', '\n': '', '\r\n': '' };

/** The text that the escapes of a JavaScript string or template stand for. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g,
    (whole, braced?: string, four?: string, two?: string, one?: string) => {
      const code = braced ?? four ?? two;
      if (code === undefined) return SIMPLE[one!] ?? one!;
      const point = Number.parseInt(code, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** A number as written, separators and BigInt suffix removed; a BigInt beyond 2^53 as decimal text; null when it is none. */
export function numberOf(text: string): number | string | null {
  const plain = text
    .replaceAll('_', '')
    .replace(/n$/, '')
    .replace(/^0(?=[0-7]+$)/, '0o');
  const value = Number(plain);
  if (plain === '' || Number.isNaN(value)) return null;
  return text.endsWith('n') && !Number.isSafeInteger(value) ? BigInt(plain).toString() : value;
}

/** A type's bare name: no generics, arrays, `null` alternatives; null for unions, literals and function types. */
export function typeName(text: string): string | null {
  let plain = text.slice(0, 400).replace(/^\s*:\s*/, '');
  for (let inner = ''; inner !== plain; ) {
    inner = plain;
    plain = plain.replace(/<[^<>]*>/g, '');
  }
  const names = plain
    .replace(/\breadonly\s+/g, '')
    .split('|')
    .map((part) => part.trim().replace(/(\[\])+$/, ''))
    .filter((part) => part !== 'null' && part !== 'undefined');
  return names.length === 1 && /^[\w$.]+$/.test(names[0]!) ? names[0]! : null;
}
