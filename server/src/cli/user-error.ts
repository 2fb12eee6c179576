/** A user's mistake: one message, exit code 2, no stack. */
export class UserError extends Error {
  override name = 'UserError';
}

/** The names that are nearest to a mistyped one, at most three. */
export function nearest(name: string, known: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  return known
    .map((each) => ({ each, distance: each.includes(name) ? 1 : editDistance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))
    .slice(0, 3)
    .map(({ each }) => each);
}

export function unknownName(kind: string, name: string, known: readonly string[]): UserError {
  const near = nearest(name, known);
  return new UserError(`unknown ${kind} ${name}${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}`);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
