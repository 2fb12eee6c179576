import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../../server/src/core/program.ts';
import { languageOf } from '../../../server/src/syntax/parser.ts';
import { renderExpr, renderProgram } from '../render.ts';
import { calls, readerOf, values } from '../reader.ts';

const read = readerOf('OrderService.kt');
/** Statements of a function. */
const body = (statements: string): Program => read(`fun m() {\n${statements}\n}\n`);

describe('kotlin', () => {
  it('reads a service with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/OrderService.kt', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/OrderService.txt');
  });

  it('leaves build scripts to the manifests', () => {
    expect([languageOf('a/build.gradle.kts'), languageOf('settings.gradle.kts'), languageOf('a/Tool.kts'), languageOf('B.kt')]).toEqual([
      null,
      null,
      'kotlin',
      'kotlin',
    ]);
  });

  it('decodes literals and templates', () => {
    expect(values(body('val a = "\\u0041\\t\\$x"; val b = 0xFFL; val c = 1_000; val d = \'\\n\'; val e = -9223372036854775807L; val f = null'))).toMatchObject({
      a: JSON.stringify('A\t$x'),
      b: '255',
      c: '1000',
      d: JSON.stringify('\n'),
      e: '"-9223372036854775807"',
      f: 'null',
    });
    expect(values(body('val a = "x-$b.c-${d.e}"\nval f = """{"k": $g, "h": "${\'$\'}{i}"}"""\nval j = "${\'$\'}{k.l}"\nval m = "$"'))).toMatchObject({
      a: 'concat("x-", b, ".c-", d.e)',
      f: 'concat("{\\"k\\": ", g, ", \\"h\\": \\"${i}\\"}")',
      j: '"${k.l}"',
      m: '"$"',
    });
  });

  it('takes plain calls in receiver blocks for calls on the receiver', () => {
    const program = read('fun helper() = 1\nval p = Properties().apply {\n put("a", helper())\n this["b"] = listOf(1)\n other = 2\n}\n');
    expect(calls(program)).toEqual(['new Properties()', 'helper()', 'new Properties().put("a", helper())', 'listOf(1)']);
    expect(program.writes.map((one) => `${renderExpr(one.target)} ${one.key && renderExpr(one.key)}`)).toEqual([
      'new Properties() "b"',
      'new Properties() "other"',
    ]);
    expect(values(program)).toMatchObject({ p: 'new Properties()' });
  });

  it('marks what may be skipped', () => {
    const program = body('if (a) x() else { y() }\nwhile (b) {}\ntry { z() } catch (e: E) {}\nd?.let { q() }\nd.also { q() }');
    expect(program.scopes.filter((scope) => scope.kind === 'block').map((scope) => scope.conditional)).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('reads what is there in half-typed code', () => {
    const program = read('class A { fun m() { props.put("a", "b"); producer.send(ProducerRecord("t", ; foo("x" } val t = "ok"; fun n() { bar(; }');
    expect(calls(program)).toContain('props.put("a", "b")');
    expect(program.problems.length).toBeGreaterThan(0);
    for (const text of [
      '',
      '}}}}',
      'class',
      '@',
      '@A(',
      'a.b.',
      'class A { val x = }',
      '"unclosed',
      '"""\n',
      '"${',
      'import ',
      '{ x ->',
      'when (',
      '((((',
      '\u0000',
    ])
      read(text);
  });

  it.each([
    ['parentheses', `val x = ${'('.repeat(5_000)}f()${')'.repeat(5_000)}`],
    ['casts', `val x = f()${' as A'.repeat(5_000)}`],
    ['assertions', `val x = f()${'!!'.repeat(5_000)}`],
    ['a sum', `val x = f()${' + a'.repeat(5_000)}`],
    ['a text', `val x = f()${' + "a" + b'.repeat(3_000)}`],
    ['a method chain', `val x = f()${'.b()'.repeat(5_000)}`],
    ['a chain of blocks', `val x = f()${'.apply { g() }'.repeat(1_000)}`],
    ['nested blocks', `f(); ${'x.apply { y('.repeat(500)}${') }'.repeat(500)}`],
    ['else if', `f(); if (a) {}${' else if (b) { g() }'.repeat(2_000)}`],
    ['elvis', `f(); val x = b${' ?: a'.repeat(2_000)}`],
    ['pairs', `f(); val x = b${' to a'.repeat(2_000)}`],
    ['lambdas', `f(); val x = ${'{ '.repeat(2_000)}${' }'.repeat(2_000)}`],
    ['calls', `f(); val x = ${'g('.repeat(2_000)}${')'.repeat(2_000)}`],
    ['types', `f(); val x: ${'A<'.repeat(1_000)}B${'>'.repeat(1_000)}? = null`],
    ['templates', `f(); val x = ${'"${'.repeat(500)}a${'}"'.repeat(500)}`],
  ])('survives %s nested deep', (_, statements) => {
    const program = body(statements);
    expect(program.calls.length).toBeGreaterThan(0);
    // as deep as it may get, what comes out can be walked by recursion
    expect(() => JSON.stringify(program.definitions)).not.toThrow();
  });
});
