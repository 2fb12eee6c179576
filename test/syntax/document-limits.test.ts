import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigNode } from '../../server/src/core/document.ts';
import { MAX_DOCUMENT_DEPTH } from '../../server/src/syntax/document-builder.ts';
import { documentFormats } from '../../server/src/syntax/document-formats.ts';

const SEEDS: Readonly<Record<string, string>> = {
  dotenv: 'export A="b ${C}"\nD=\'e\n\'#x',
  hocon: 'a { b = ${?C}, d: [1, {e = "f"}] }\na.g = """h""" # i\n',
  hcl: 'a "b" "c" {\n  d = [1, "${e["f"]}", { g = h ? 1 : 2 }] # i\n  j = <<-EOT\n    k\n  EOT\n  l = merge(m, { n = "o" })\n}\n',
  json: '{"a": [1, {"b": null}], // c\n "d": "\\u0041"}',
  properties: 'a.b = c \\\n  d\n#---\ne\\=f: \\u0041',
  toml: '[a.b]\nc = [1, {d = "e"}]\n[[f]]\ng = """h"""',
  xml: '<a b="c"><d>e &amp; f</d><!-- g --></a>',
  yaml: 'a: &x [1, {b: c}]\nd: *x\n<<: {e: {{ f }}}\n---\n- |\n  g',
};
const DEEP: Readonly<Record<string, string>> = {
  hocon: 'a {'.repeat(20_000),
  hcl: 'a {\n'.repeat(20_000),
  json: '{"a":'.repeat(50_000),
  toml: `a = ${'['.repeat(5_000)}`,
  xml: '<a>'.repeat(20_000),
  yaml: '{a: '.repeat(5_000),
};

describe.each(documentFormats)('$id', (format) => {
  it('never throws and keeps every position inside the text', () => {
    const seed = SEEDS[format.id]!;
    const noise = fc.constantFrom(
      '\n',
      '\r\n',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '<',
      '>',
      '&',
      '*',
      ':',
      '=',
      '\\',
      '#',
      '{{',
      '}}',
      '\t',
      '\0',
      '\uFEFF',
      '😀',
      '---\n',
      '<<: *x',
    );
    const mutation = fc.record({ at: fc.nat(seed.length), cut: fc.nat(6), put: noise });
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 6 }), (mutations) => {
        const text = mutations.reduce((all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut), seed);
        const document = format.parse('f', text);
        const lines = text.split('\n');
        const within = (node: ConfigNode): boolean =>
          node.span.endLine <= lines.length &&
          node.span.endColumn <= (lines[node.span.endLine - 1]?.length ?? 0) + 1 &&
          (node.kind === 'scalar' || (node.kind === 'sequence' ? node.items : node.entries.map((entry) => entry.value)).every(within));
        return document.roots.every(within);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('survives deep nesting with a problem', () => {
    const text = DEEP[format.id];
    if (text === undefined) return expect(['dotenv', 'properties']).toContain(format.id);
    const document = format.parse('f', text);
    expect(document.problems.length).toBeGreaterThan(0);
    const depth = (node: ConfigNode): number =>
      node.kind === 'scalar' ? 0 : 1 + Math.max(0, ...(node.kind === 'sequence' ? node.items : node.entries.map((entry) => entry.value)).map(depth));
    for (const root of document.roots) expect(depth(root)).toBeLessThanOrEqual(MAX_DOCUMENT_DEPTH + 1);
  });
});
