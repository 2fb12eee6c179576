import { expect, it } from 'vitest';
import { format } from '../../../server/src/syntax/toml/index.ts';
import { outline, problemsOf } from '../outline.ts';

it('nests tables, dotted keys, inline tables and arrays of tables', () => {
  expect(outline(format.parse('a.toml', '[a.b]\nc = 1_0\n[a.d]\nx = {y = "s"}\n[[k]]\nq.r = true\n[[k]]\nq = 2\n'))).toEqual([
    [
      [
        'a@1:2',
        [
          ['b@1:4', [['c@2:1', '10@2:5-8']]],
          ['d@3:4', [['x@4:1', [['y@4:6', 's@4:10-13']]]]],
        ],
      ],
      ['k@5:3', [[['q@6:1', [['r@6:3', 'true@6:7-11']]]], [['q@8:1', '2@8:5-6']]]],
    ],
  ]);
});

it('leaves out a broken line and reads the rest', () => {
  const document = format.parse('a.toml', '[dependencies]\na = "1"\nb =\nc = "2"\n');
  expect(problemsOf(document)).toEqual(['syntax 3:4']);
  expect(outline(document)).toEqual([
    [
      [
        'dependencies@1:2',
        [
          ['a@2:1', '1@2:5-8'],
          ['c@4:1', '2@4:5-8'],
        ],
      ],
    ],
  ]);
});
