/** Repeatable random numbers (mulberry32): a failure names its seed, and the seed gives the same text again. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What half-typed, merged, generated and hostile files have in them. */
const SNIPPETS = [
  ...['{', '}', '[', ']', '(', ')', '<', '>', '"', "'", '`', '"""', '\\', '\n', '\r\n', '\t', '\0', '\uFEFF', '\uD800', '\u2028', '😀'],
  ...[': ', '=', '# ', '//', '/*', '*/', '<!--', '-->', '<![CDATA[', '---\n', '${', '${a:${', '#{', '&a ', '*a', '<<: *a', '!!binary ', '? ', '- ', '|\n'],
  ...[
    '\\u',
    '\\ud83d',
    '0x',
    '1e999',
    '__proto__',
    'constructor',
    '<<<<<<< HEAD\n',
    '&amp;',
    '&#x0;',
    '<?xml ',
    'acks',
    'new ',
    'func ',
    'def f(',
    '=> ',
    'class ',
    '...',
    '@',
  ],
];

type Mutation = (text: string, random: (below: number) => number) => string;

const MUTATIONS: readonly Mutation[] = [
  // cut out
  (text, random) => {
    const at = random(text.length + 1);
    return text.slice(0, at) + text.slice(at + random(40));
  },
  // cut off
  (text, random) => text.slice(0, random(text.length + 1)),
  // insert
  (text, random) => {
    const at = random(text.length + 1);
    return text.slice(0, at) + SNIPPETS[random(SNIPPETS.length)]! + text.slice(at);
  },
  // repeat a part in its place
  (text, random) => {
    const at = random(text.length + 1);
    const part = text.slice(at, at + 1 + random(60));
    return text.slice(0, at) + part.repeat(1 + random(4)) + text.slice(at);
  },
  // move a part
  (text, random) => {
    const from = random(text.length + 1);
    const part = text.slice(from, from + random(200));
    const to = random(text.length + 1);
    return text.slice(0, to) + part + text.slice(to);
  },
  // nest deeply
  (text, random) => {
    const at = random(text.length + 1);
    return text.slice(0, at) + ['(', '[', '{', '<a>', 'a.b(', '-', '  - ', 'if (x) '][random(8)]!.repeat(200 + random(2_000)) + text.slice(at);
  },
  // one character becomes another
  (text, random) => {
    const at = random(text.length + 1);
    return text.slice(0, at) + String.fromCharCode(random(random(10) === 0 ? 0xffff : 128)) + text.slice(at + 1);
  },
];

export function mutate(text: string, seed: number): string {
  const random = randomOf(seed);
  let mutated = text;
  for (let left = 1 + random(4); left > 0; left--) mutated = MUTATIONS[random(MUTATIONS.length)]!(mutated, random);
  return mutated;
}
