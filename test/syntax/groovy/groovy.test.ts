import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../server/src/syntax/parser.ts';
import { renderProgram } from '../render.ts';
import { calls, readerOf, values } from '../reader.ts';

const read = readerOf('OrderService.groovy');

describe('groovy', () => {
  it('reads a service with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/OrderService.groovy', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/OrderService.txt');
  });

  it('leaves build scripts to the manifests', () => {
    expect([languageOf('build.gradle'), languageOf('a/Tool.groovy')]).toEqual([null, 'groovy']);
  });

  it('reads maps, texts and defaults', () => {
    expect(values(read('def a = [x: 1, (K): v, "y.z": \'w\']\ndef b = [:]\ndef c = "n-${d.e} $f ${g()}"\ndef h = \'$i\'\ndef j = k ?: "l"\n'))).toMatchObject({
      a: '{"x": 1, K: v, "y.z": "w"}',
      b: '{}',
      c: 'concat("n-", d.e, " ", f, " ", ?)',
      h: '"$i"',
      j: 'k ?? "l"',
    });
  });

  it('takes plain calls in a delegating closure for calls on the object', () => {
    expect(calls(read('def p = new Properties()\np.with { put("a", "b") }\n'))).toEqual(['new Properties()', 'p.put("a", "b")', 'p.with(fn#1)']);
  });

  it('reads what is there in half-typed code', () => {
    const program = read('class A { def m() { props.put("a", "b"); producer.send(new ProducerRecord("t", ; foo("x" } def t = "ok"; def n() { bar(; }');
    expect(calls(program)).toContain('props.put("a", "b")');
    for (const text of [
      '',
      '}}}}',
      'class',
      '@',
      '@A(',
      'a.b.',
      'def x = ',
      '"unclosed',
      '"""\n',
      '"${',
      'import ',
      '{ x ->',
      'switch (',
      '((((',
      '\u0000',
      '?.?.',
    ])
      read(text);
  });

  it.each([
    ['parentheses', `f()\nx = ${'('.repeat(3_000)}f()${')'.repeat(3_000)}`],
    ['a sum', `x = f()${' + a'.repeat(3_000)}`],
    ['a method chain', `x = f()${'.b()'.repeat(3_000)}`],
    ['a chain of closures', `f()\nx = a${'.b { c() }'.repeat(500)}`],
    ['closures', `f()\nx = ${'{ '.repeat(1_000)}${' }'.repeat(1_000)}`],
    ['maps', `f()\nx = ${'[a: '.repeat(1_000)}1${']'.repeat(1_000)}`],
    ['appends', `f()\nx${' << y'.repeat(1_000)}`],
    ['elvis', `f()\nx = a${' ?: b'.repeat(1_000)}`],
  ])('survives %s nested deep', (_, statements) => {
    const program = read(`${statements}\n`);
    expect(program.calls.length).toBeGreaterThan(0);
    // as deep as it may get, what comes out can be walked by recursion
    expect(() => JSON.stringify(program.definitions)).not.toThrow();
  });
});
