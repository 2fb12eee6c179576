import type { SkipReason } from '../core/report.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const utf16 = { le: new TextDecoder('utf-16le', { fatal: true }), be: new TextDecoder('utf-16be', { fatal: true }) };
const BINARY_PROBE_BYTES = 8 * 1024;

export type Decoded = { text: string } | { reason: Extract<SkipReason, 'binary' | 'not-utf8'> };

/** Which UTF-16 the byte order mark announces, or null. */
export function utf16Of(bytes: Uint8Array): 'le' | 'be' | null {
  if (bytes.length < 2) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'be' : null;
}

/** A NUL near the start and no byte order mark that explains it. */
export function isBinary(bytes: Buffer): boolean {
  return utf16Of(bytes) === null && bytes.subarray(0, BINARY_PROBE_BYTES).includes(0);
}

/** UTF-8, or UTF-16 with a byte order mark. The mark is taken off; line ends stay as they are. */
export function decode(bytes: Buffer): Decoded {
  if (isBinary(bytes)) return { reason: 'binary' };
  const wide = utf16Of(bytes);
  try {
    return { text: (wide ? utf16[wide] : utf8).decode(bytes) };
  } catch {
    return { reason: 'not-utf8' };
  }
}
