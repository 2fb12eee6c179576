import { describe, expect, it } from 'vitest';
import type { ConfigNode } from '../../../server/src/core/document.ts';
import { parseDocument } from '../../../server/src/syntax/document.ts';

function plain(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return node.value;
  return node.kind === 'sequence' ? node.items.map(plain) : node.entries.map(({ key, value }) => [key, plain(value)]);
}
const read = (text: string): unknown => plain(parseDocument('application.conf', text)!.roots[0]!);

describe('hocon', () => {
  it('reads objects, lists, texts and comments', () => {
    expect(read('a.b = 1 # one\n"c d": "x\\"y" // two\ne { f = plain text , g = [1, "2",\n 3] }\nh = """a\n"b""" \n')).toEqual([
      ['a.b', '1'],
      ['c d', 'x"y'],
      [
        'e',
        [
          ['f', 'plain text'],
          ['g', ['1', '2', '3']],
        ],
      ],
      ['h', 'a\n"b'],
    ]);
  });

  it('makes an optional substitution one with a default', () => {
    expect(read('{ a = "x:1"\n a = ${?A}\n b = ${a}"/c"\n d = ${base} { e = 1 }\n f += 2\ninclude "x" }')).toEqual([
      ['a', 'x:1'],
      ['a', '${A:x:1}'],
      ['b', '${a}/c'],
      ['d', [['e', '1']]],
      ['f', '2'],
    ]);
  });

  it('places keys and values', () => {
    const root = parseDocument('application.conf', 'a {\n  b = "c"\n}')!.roots[0]!;
    expect(root).toMatchObject({
      entries: [{ value: { entries: [{ keySpan: { line: 2, column: 3, endColumn: 4 }, value: { span: { line: 2, column: 7, endColumn: 10 } } }] } }],
    });
  });

  it.each([
    ['objects', 'a {'.repeat(50_000)],
    ['lists', `a = ${'['.repeat(50_000)}`],
    ['closings', '}'.repeat(50_000)],
    ['quotes', 'a = "'.repeat(20_000)],
    ['substitutions', 'a = ${'.repeat(20_000)],
    ['no entries', 'server { listen 80; location / { proxy_pass http://x; } }\n'.repeat(5_000)],
  ])('survives %s', (_, text) => {
    expect(parseDocument('nginx.conf', text)!.roots).toHaveLength(1);
  });
});
