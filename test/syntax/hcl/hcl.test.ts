import { describe, expect, it } from 'vitest';
import type { ConfigNode } from '../../../server/src/core/document.ts';
import { parseDocument } from '../../../server/src/syntax/document.ts';

function plain(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return node.value;
  return node.kind === 'sequence' ? node.items.map(plain) : node.entries.map(({ key, value }) => [key, plain(value)]);
}
const read = (text: string): unknown => plain(parseDocument('main.tf', text)!.roots[0]!);
const problems = (text: string): string[] => parseDocument('main.tf', text)!.problems.map(({ span, message }) => `${span.line}:${span.column} ${message}`);

describe('hcl', () => {
  it('reads blocks by their labels, attributes and comments', () => {
    const text =
      'resource "kafka_topic" "logs" {\n  name = "logs" # one\n  partitions = 4\n  config = { "retention.ms" = "1", on : true, }\n  /* two */\n}\nlocals { a = null }';
    expect(read(text)).toEqual([
      [
        'resource',
        [
          [
            'kafka_topic',
            [
              [
                'logs',
                [
                  ['name', 'logs'],
                  ['partitions', '4'],
                  [
                    'config',
                    [
                      ['retention.ms', '1'],
                      ['on', 'true'],
                    ],
                  ],
                ],
              ],
            ],
          ],
        ],
      ],
      ['locals', [['a', null]]],
    ]);
  });

  it('leaves expressions as they are written', () => {
    expect(
      read(
        'a = var.x\nb = "${var.x}-{y}"\nc = x ? "a" : "b" // why\nd = [1, var.y,\n  "z"]\ne = { for k in v : k => k }\nf = 1 + 2\ng = { (var.k) = 1 }\nh = foo("x}", [1])',
      ),
    ).toEqual([
      ['a', '${var.x}'],
      ['b', '${var.x}-{y}'],
      ['c', '${x ? "a" : "b"}'],
      ['d', ['1', '${var.y}', 'z']],
      ['e', '${{ for k in v : k => k }}'],
      ['f', '${1 + 2}'],
      ['g', [['${var.k}', '1']]],
      ['h', '${foo("x}", [1])}'],
    ]);
  });

  it('looks through functions that hand on a literal', () => {
    expect(read('a = jsonencode({ b = 1 })\nc = merge(local.base, { d = "e" }, { f = 2 })\ng = toset(["h"])\ni = merge(local.a, local.b)')).toEqual([
      ['a', [['b', '1']]],
      [
        'c',
        [
          ['d', 'e'],
          ['f', '2'],
        ],
      ],
      ['g', ['h']],
      ['i', '${merge(local.a, local.b)}'],
    ]);
  });

  it('reads here-documents, and places them', () => {
    const document = parseDocument('main.tf', 'x = <<-EOT\n    a=1\n      b=2\n  EOT\ny = 1\n')!;
    expect(plain(document.roots[0]!)).toEqual([
      ['x', 'a=1\n  b=2'],
      ['y', '1'],
    ]);
    expect(document.roots[0]).toMatchObject({ entries: [{ value: { span: { line: 2, column: 1, endLine: 3, endColumn: 10 } } }, {}] });
  });

  it('reads what it can of broken text, and says where it could not', () => {
    expect(read('a {\n  b = "c\n  = 3\n  d = 4\n')).toEqual([
      [
        'a',
        [
          ['b', 'c'],
          ['d', '4'],
        ],
      ],
    ]);
    expect(problems('a {\n  = 3\n')).toEqual(['2:3 HCL: a name is expected', '1:3 HCL: a block that is never closed']);
    expect(problems('}\na b c\n')).toEqual(['1:1 HCL: a closing brace without an opening one', '2:1 HCL: neither an attribute nor a block']);
  });

  it.each([
    ['brackets', 'a = '.concat('['.repeat(50_000))],
    ['blocks', 'a {\n'.repeat(50_000)],
    ['quotes', 'a = "${"'.repeat(20_000)],
    ['calls', `a = ${'merge('.repeat(20_000)}`],
  ])('ends soon on hostile %s', (_, text) => {
    const started = performance.now();
    parseDocument('main.tf', text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
