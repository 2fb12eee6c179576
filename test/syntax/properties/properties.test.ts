import { expect, it } from 'vitest';
import { format } from '../../../server/src/syntax/properties/index.ts';
import { outline, problemsOf } from '../outline.ts';

const parse = (text: string) => format.parse('a.properties', text);

it('separates key and value at =, : or a blank', () => {
  expect(outline(parse('a=1\nb : 2\nc 3\nd\n'))).toEqual([
    [
      ['a@1:1', '1@1:3-4'],
      ['b@2:1', '2@2:5-6'],
      ['c@3:1', '3@3:3-4'],
      ['d@4:1', '@4:2-2'],
    ],
  ]);
});

it('joins continued lines and undoes escapes', () => {
  const [root] = parse('# no\n! no\nbootstrap.servers=one:1,\\\n    two:2\nk\\ ey=\\u0041\\t\\q\\\\').roots;
  expect(root?.kind === 'mapping' && root.entries.map((entry) => [entry.key, entry.value.kind === 'scalar' && entry.value.value])).toEqual([
    ['bootstrap.servers', 'one:1,two:2'],
    ['k ey', 'A\tq\\'],
  ]);
});

it('keeps line numbers with CRLF', () => {
  expect(outline(parse('a=1\r\n\r\nb=2\r\n'))).toEqual([
    [
      ['a@1:1', '1@1:3-4'],
      ['b@3:1', '2@3:3-4'],
    ],
  ]);
});

it('starts a document at #---', () => {
  expect(outline(parse('a=1\n#---\na=2'))).toEqual([[['a@1:1', '1@1:3-4']], [['a@3:1', '2@3:3-4']]]);
});

it('reports duplicate keys and keeps both', () => {
  const document = parse('a=1\na=2');
  expect(problemsOf(document)).toEqual(['duplicate-key 2:1']);
  expect(outline(document)).toEqual([
    [
      ['a@1:1', '1@1:3-4'],
      ['a@2:1', '2@2:3-4'],
    ],
  ]);
});
