const SIMPLE: Record<string, string> = { n: '\n', t: '\t', r: '\r', v: '\v', e: '\u001b', f: '\f', '\\': '\\', $: '$', '"': '"' };

/** The text that the escapes of a single-quoted string stand for. */
export const unescapeSingle = (text: string): string => text.replace(/\\([\\'])/g, '$1');

/** The text that the escapes of a double-quoted string or heredoc stand for. */
export function unescapeDouble(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g,
    (whole, unicode?: string, hex?: string, octal?: string, one?: string) => {
      if (one !== undefined) return SIMPLE[one] ?? whole;
      const point = octal === undefined ? Number.parseInt(unicode ?? hex!, 16) : Number.parseInt(octal, 8) & 0xff;
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** A number as written, separators removed, old octals too; decimal text beyond 2^53; null when it is none. */
export function numberOf(text: string): number | string | null {
  const plain = text
    .replaceAll('_', '')
    .replace(/^0(?=[0-7]+$)/, '0o')
    .toLowerCase();
  const value = Number(plain);
  if (plain === '' || Number.isNaN(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^\d+$/.test(plain) ? plain : value;
}
