import { expect, it } from 'vitest';
import { format } from '../../../server/src/syntax/json/index.ts';
import { outline, problemsOf } from '../outline.ts';

it('tolerates comments and trailing commas, keeps numbers as written', () => {
  const document = format.parse('a.json', '{"a": 1.50, // c\n "b": [null, "x\\n", true,],}');
  expect(outline(document)).toEqual([
    [
      ['a@1:2', '1.50@1:7-11'],
      ['b@2:2', ['null@2:8-12', 'x\n@2:14-19', 'true@2:21-25']],
    ],
  ]);
  expect(document.problems).toEqual([]);
});

it('reads what stands before and after a mistake', () => {
  const document = format.parse('a.json', '{"a": 1 "b": 2, "c": }');
  expect(outline(document)).toEqual([
    [
      ['a@1:2', '1@1:7-8'],
      ['b@1:9', '2@1:14-15'],
      ['c@1:17', 'null@1:20-20'],
    ],
  ]);
  expect(document.problems.length).toBeGreaterThan(0);
});

it('reports duplicate keys', () => {
  expect(problemsOf(format.parse('a.json', '{"a":1,\n"a":2}'))).toEqual(['duplicate-key 2:1']);
});

it('reads expressions of a template as values, and its own lines as nothing', () => {
  const document = format.parse('a.json', '{\n{% if x %}\n"a": {{ n }},\n{% endif %}\n"b": "{{ m | default("y") }}",\n"c": ${N}\n}');
  expect(outline(document)).toEqual([
    [
      ['a@3:1', '{{ n }}@3:6-13'],
      ['b@5:1', "{{ m | default('y') }}@5:6-30"],
      ['c@6:1', '${N}@6:6-10'],
    ],
  ]);
  expect(document.problems).toEqual([]);
});
