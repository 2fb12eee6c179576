/** Numbers of a version at the start of a text: `v1.41.0` → [1,41,0], `3.9.0-ccs` → [3,9,0]. Null when there is none. */
export function versionNumbers(text: string): number[] | null {
  const match = /(\d+(?:\.\d+)*)/.exec(text);
  return match ? match[1]!.split('.').slice(0, 4).map(Number) : null;
}

/** Negative, zero or positive as `a` is older than, equal to or newer than `b`; missing numbers count as 0. */
export function compareVersions(a: string, b: string): number {
  const left = versionNumbers(a) ?? [];
  const right = versionNumbers(b) ?? [];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `version` is at least `since` and below `until` (null: open end). */
export function isVersionIn(version: string, since: string | null, until: string | null): boolean {
  return (since === null || compareVersions(version, since) >= 0) && (until === null || compareVersions(version, until) < 0);
}
