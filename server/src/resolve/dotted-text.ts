import type { Expr } from '../core/program.ts';

/** `a.b.c` of a chain of plain names; null for anything else. */
export function dottedText(expr: Expr): string | null {
  const parts: string[] = [];
  let at = expr;
  while (at.kind === 'member') {
    parts.push(at.name);
    at = at.object;
  }
  if (at.kind !== 'reference') return null;
  parts.push(at.name);
  return parts.reverse().join('.');
}
