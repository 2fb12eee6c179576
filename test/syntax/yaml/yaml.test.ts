import { expect, it } from 'vitest';
import { scalarAt } from '../../../server/src/core/document.ts';
import { format, MAX_ALIAS_NODES } from '../../../server/src/syntax/yaml/index.ts';
import { outline, problemsOf } from '../outline.ts';

const parse = (text: string) => format.parse('a.yml', text);

it('keeps scalars as written and reads every document', () => {
  expect(outline(parse('a: 3.10\nb: on\nc: "q\\n"\nd:\ne: ~\n---\n- 1\n'))).toEqual([
    [
      ['a@1:1', '3.10@1:4-8'],
      ['b@2:1', 'on@2:4-6'],
      ['c@3:1', 'q\n@3:4-9'],
      ['d@4:1', 'null@4:3-3'],
      ['e@5:1', 'null@5:4-5'],
    ],
    ['1@7:3-4'],
  ]);
});

it('resolves aliases and merge keys; what the mapping sets wins', () => {
  const [root] = parse('base: &base\n  acks: "1"\n  retries: 3\nproducer:\n  <<: *base\n  acks: all\ncopy: *base\n').roots;
  expect(scalarAt(root, 'producer', 'acks')?.value).toBe('all');
  expect(scalarAt(root, 'producer', 'retries')).toMatchObject({ value: '3', span: { line: 3, column: 12 } });
  expect(scalarAt(root, 'copy', 'acks')?.value).toBe('1');
});

it('reports duplicate keys where the later stands; the later wins', () => {
  const document = parse('a: 1\nb: 2\na: 3\n');
  expect(problemsOf(document)).toEqual(['duplicate-key 3:1']);
  expect(scalarAt(document.roots[0], 'a')?.value).toBe('3');
});

it('reads templated files: expressions stay as text, control lines vanish', () => {
  const document = parse('env:\n  {{- if .Values.on }}\n  name: {{ .Values.brokers | quote }}\n  url: "{{ .a }}:{{ .b }}"\n  {{- end }}\n  plain: x\n');
  expect(outline(document)).toEqual([
    [
      [
        'env@1:1',
        [
          ['name@3:3', '{{ .Values.brokers | quote }}@3:9-38'],
          ['url@4:3', '{{ .a }}:{{ .b }}@4:8-27'],
          ['plain@6:3', 'x@6:10-11'],
        ],
      ],
    ],
  ]);
  expect(problemsOf(document)).toEqual([]);
});

it('stops expanding aliases at a limit and at cycles', () => {
  const bomb = Array.from({ length: 12 }, (_, level) => `a${level}: &a${level} [${level === 0 ? 'x' : Array(10).fill(`*a${level - 1}`)}]`).join('\n');
  const document = parse(bomb);
  expect(document.problems.map((problem) => problem.message)).toEqual([`aliases add more than ${MAX_ALIAS_NODES} nodes; the rest is not expanded`]);
  expect(problemsOf(parse('&a [*a]'))).toEqual(['syntax 1:5']);
});

it('reads a half-typed file up to the mistake', () => {
  const document = parse('spring:\n  kafka:\n    bootstrap-servers: a:9092\n  cloud: [1,\n');
  expect(scalarAt(document.roots[0], 'spring', 'kafka', 'bootstrap-servers')?.value).toBe('a:9092');
  expect(document.problems.length).toBeGreaterThan(0);
});
