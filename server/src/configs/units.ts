const DURATION_MS: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SIZE_BYTES: Readonly<Record<string, number>> = { b: 1, kb: 1_024, mb: 1_048_576, gb: 1_073_741_824, tb: 1_099_511_627_776 };

/** `30s`, `PT1M30S` or a bare number of milliseconds, in milliseconds; as written when it is neither. */
export function milliseconds(text: string): string {
  const simple = /^(-?\d+)\s*(ns|us|ms|s|m|h|d)?$/i.exec(text.trim());
  if (simple) return String(Number(simple[1]) * DURATION_MS[(simple[2] ?? 'ms').toLowerCase()]!);
  const iso = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i.exec(text.trim());
  if (!iso || iso.slice(1).every((part) => part === undefined)) return text;
  const [days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
  return String(days! * 86_400_000 + hours! * 3_600_000 + minutes! * 60_000 + seconds! * 1_000);
}

/** `16KB` or a bare number of bytes, in bytes; as written when it is neither. */
export function bytes(text: string): string {
  const size = /^(-?\d+)\s*(b|kb|mb|gb|tb)?$/i.exec(text.trim());
  return size ? String(Number(size[1]) * SIZE_BYTES[(size[2] ?? 'b').toLowerCase()]!) : text;
}
