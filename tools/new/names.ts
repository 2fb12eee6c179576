/** Ids of plugs: words in lower case, joined by dashes. */
export const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** `segment-kafka-go` → `Segment kafka go`. */
export function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
}
