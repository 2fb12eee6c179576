import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderExpr, renderProgram } from '../render.ts';
import { readerOf } from '../reader.ts';

const read = readerOf('service.rb');
const values = (text: string): Record<string, string> =>
  Object.fromEntries(read(text).definitions.map((one) => [one.name, one.value ? renderExpr(one.value) : 'none']));
const calls = (text: string): string[] => read(text).calls.map(renderExpr);

describe('ruby', () => {
  it('reads a service with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/service.rb', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/service.txt');
  });

  it('takes a plain name for a call unless it was set', () => {
    expect(calls('x = 1\nf x, y')).toEqual(['y()', 'f(x, y())']);
    expect(calls('def m(a)\n  a + b\nend\na')).toEqual(['b()', 'a()']);
    expect(calls('v = 1\n[2].each { |w| v + w }\nw')).toEqual(['[2].each(fn#1)', 'w()']);
  });

  it('tells keyword arguments from hashes', () => {
    expect(calls('f(a: 1, :b => 2)\ng("a.b": 1, c: 2)\nh("k" => 1)\ni(**o, a: 1)')).toEqual([
      'f(a=1, b=2)',
      'g({"a.b": 1, "c": 2})',
      'h({"k": 1})',
      'o()',
      'i(...o(), a=1)',
    ]);
  });

  it('reads texts', () => {
    expect(values('a = "x#{1}\\n"\nb = :"s.t"\nc = <<~E\n  one\n    two\nE\nd = \'q\' "r"\ne = ?z')).toMatchObject({
      a: 'concat("x", 1, "\\n")',
      b: '"s.t"',
      c: JSON.stringify('one\n  two\n'),
      d: '"qr"',
      e: '"z"',
    });
  });

  it('survives broken and deep text', () => {
    for (const text of ['class', 'def f(', 'x = <<~E', 'foo do |', '"#{', '{ a: ', 'case x when']) expect(() => read(text)).not.toThrow();
    expect(read(`x = ${'['.repeat(2_000)}1${']'.repeat(2_000)}\ny = a${'.b(1)'.repeat(2_000)}\nz = ${'1 || '.repeat(2_000)}2`).calls.length).toBeGreaterThan(
      1_000,
    );
  });
});
