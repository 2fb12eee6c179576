import type { Finding, Severity } from '../../core/finding.ts';

/** How many findings of each severity. */
export type Tally = Record<Severity, number>;

export function tally(findings: readonly Finding[]): Tally {
  const counts: Tally = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** Groups in the order of first appearance. */
export function grouped<T, K extends string>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
