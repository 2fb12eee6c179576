import { decode, utf16Of } from './decode.ts';

/** Whether a file's bytes hold at least one of the tokens. Tokens are ASCII. */
export type Prefilter = (bytes: Buffer) => boolean;

/** Searched first with memchr-like speed: nearly every token holds one of them, and most files hold none. */
const COMMON = ['kafka', 'Kafka', 'KAFKA'];

/** So many tokens are sooner sought one by one. */
const FEW_TOKENS = 6;

/** One test for many tokens: the common parts rule out most files, one regular expression over latin1 decides on the rest. */
export function prefilter(tokens: readonly string[]): Prefilter {
  const needed = minimal(tokens);
  if (needed.length === 0) return () => false;
  const all = alternatives(needed);
  const inUtf16 = (bytes: Buffer): boolean => {
    const decoded = decode(bytes);
    return 'text' in decoded && all.test(decoded.text);
  };
  if (needed.length <= FEW_TOKENS) {
    const sought = needed.map((token) => Buffer.from(token));
    return (bytes) => (utf16Of(bytes) ? inUtf16(bytes) : sought.some((token) => bytes.includes(token)));
  }
  const uncommon = needed.filter((token) => !COMMON.some((part) => token.includes(part)));
  const probes = COMMON.filter((part) => needed.some((token) => token.includes(part))).map((part) => Buffer.from(part));
  const areProbesTokens = needed.every((token) => COMMON.includes(token) || uncommon.includes(token));
  const rest = uncommon.length > 0 ? alternatives(uncommon) : null;
  return (bytes) => {
    if (utf16Of(bytes)) return inUtf16(bytes);
    const hasProbe = probes.some((probe) => bytes.includes(probe));
    if (hasProbe && areProbesTokens) return true;
    const pattern = hasProbe ? all : rest;
    return pattern?.test(bytes.toString('latin1')) ?? false;
  };
}

/** A token that holds another token adds nothing. */
function minimal(tokens: readonly string[]): string[] {
  const unique = [...new Set(tokens)].filter((token) => token !== '');
  return unique.filter((token) => !unique.some((other) => other !== token && token.includes(other)));
}

function alternatives(tokens: readonly string[]): RegExp {
  return new RegExp(tokens.map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
}
