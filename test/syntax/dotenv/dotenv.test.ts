import { expect, it } from 'vitest';
import { format } from '../../../server/src/syntax/dotenv/index.ts';
import { outline, problemsOf } from '../outline.ts';

it('reads exports, quotes and comments, and keeps references', () => {
  const document = format.parse('.env', 'export A=1 # why\nB="x\\n${A}"\nC=\'raw\\n # not\'\nD=a#b\nE\n# F=1\n');
  expect(outline(document)).toEqual([
    [
      ['A@1:8', '1@1:10-11'],
      ['B@2:1', 'x\n${A}@2:3-12'],
      ['C@3:1', 'raw\\n # not@3:3-16'],
      ['D@4:1', 'a#b@4:3-6'],
    ],
  ]);
  expect(document.problems).toEqual([]);
});

it('reads values over several lines', () => {
  expect(outline(format.parse('.env', 'A="one\ntwo"\nB=3'))).toEqual([
    [
      ['A@1:1', 'one\ntwo@1:3-5'],
      ['B@3:1', '3@3:3-4'],
    ],
  ]);
});

it('notes what is no assignment and a quote left open', () => {
  const document = format.parse('.env', '!!\nA="open\nB=2');
  expect(problemsOf(document)).toEqual(['syntax 1:1', 'syntax 2:3']);
  expect(outline(document)).toEqual([
    [
      ['A@2:1', 'open@2:3-8'],
      ['B@3:1', '2@3:3-4'],
    ],
  ]);
});

it('claims .env files only', () => {
  expect(['.env', '.env.local', 'kafka.env', 'environment', 'env.ts'].filter((name) => format.matches(name))).toEqual(['.env', '.env.local', 'kafka.env']);
});
