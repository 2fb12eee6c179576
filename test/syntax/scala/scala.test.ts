import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../../../server/src/core/program.ts';
import { type ParseResult, prepareLanguage } from '../../../server/src/syntax/parser.ts';
import { renderExpr, renderProgram } from '../render.ts';

let parse: (file: string, text: string) => ParseResult;
beforeAll(async () => {
  parse = await prepareLanguage('.scala');
});

function read(text: string): Program {
  const result = parse('OrderService.scala', text);
  if (result.status !== 'parsed') throw new Error(result.status);
  return result.program;
}
/** Statements of a method. */
const body = (statements: string): Program => read(`object A {\n  def m() = {\n${statements}\n  }\n}\n`);
const values = (program: Program): Record<string, string> =>
  Object.fromEntries(program.definitions.map((one) => [one.name, one.value ? renderExpr(one.value) : 'none']));
const calls = (program: Program): string[] => program.calls.map(renderExpr);

describe('scala', () => {
  it('reads a service with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/OrderService.scala', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/OrderService.txt');
  });

  it('puts spans on names and expressions in UTF-16 columns', () => {
    const program = body('  "ä😀".concat(a  . b( 1 ))');
    expect(program.calls.map((call) => [call.nameSpan.line, call.nameSpan.column, call.nameSpan.endColumn])).toEqual([
      [3, 21, 22],
      [3, 9, 15],
    ]);
    expect(program.calls[1]!.span).toMatchObject({ line: 3, column: 3, endLine: 3, endColumn: 28 });
  });

  it('decodes literals and interpolated texts', () => {
    expect(
      values(
        body(
          [
            String.raw`val a = "\u0041\t\""`,
            'val b = 0xFFL',
            'val c = 1_000',
            "val d = '\\n'",
            'val e = 9007199254740993L',
            'val f = null',
            'val g = s"$a-${b + 1}$$"',
            String.raw`val h = raw"x\n$a"`,
            'val i = f"$a%s and $b%05d"',
            'val j = f"$a%s!"',
            'val k = sql"select $a"',
            'val l = """a\\n"b"""',
            'val m = s"plain"',
            'val n = 1.5e3',
          ].join('\n'),
        ),
      ),
    ).toMatchObject({
      a: JSON.stringify('A\t"'),
      b: '255',
      c: '1000',
      d: '"\\n"',
      e: '"9007199254740993"',
      f: 'null',
      g: 'concat(a, "-", (b + 1), "$")',
      h: 'concat("x\\\\n", a)',
      i: '?',
      j: 'concat(a, "!")',
      k: '?',
      l: '"a\\\\n\\"b"',
      m: '"plain"',
      n: '1500',
    });
  });

  it('binds operators by their first character', () => {
    expect(
      values(
        body(
          [
            'val a = 1 + 2 * 3 - 4',
            'val b = x == 1 && y < 2 || z',
            'val c = 1 :: 2 :: rest',
            'val d = "k" -> "a" + "b"',
            'val e = base + ("k" -> v) ++ more',
            'val f = "k" -> classOf[T].getName',
            'val g = a to b by 2',
            'val h = x + " " + y',
            'val i = io *> next >> last',
          ].join('\n'),
        ),
      ),
    ).toMatchObject({
      a: '((1 + (2 * 3)) - 4)',
      b: '(((x == 1) && (y < 2)) || z)',
      c: '[1, ...[2, ...rest]]',
      d: 'concat({"k": "a"}, "b")',
      e: '{...base, "k": v, ...more}',
      f: '{"k": T.class.getName()}',
      g: 'a.to(b).by(2)',
      h: 'concat(x, " ", y)',
      i: 'last',
    });
  });

  it('joins argument lists that follow each other', () => {
    expect(calls(body('f(a)(b)(implicitly); new T(a)(b); g(x) { y => y }; (h(1))(2); q(k = 1, xs: _*)'))).toEqual([
      'f(a, b, implicitly)',
      'new T(a, b)',
      'g(x, fn#4)',
      'h(1)',
      'q(k=1, ...xs)',
    ]);
  });

  it('records selections that may be calls, and knows those that are', () => {
    const program = body('val a = stream.toStream.to("x")\nval b = config.topic\nval c = 5.seconds\nval d = Topics.Orders');
    expect(calls(program)).toEqual(['stream.toStream()', 'stream.toStream.to("x")', 'config.topic()', '5.seconds()']);
    expect(values(program)).toMatchObject({ a: 'stream.toStream.to("x")', b: 'config.topic', c: '5.seconds()', d: 'Topics.Orders' });
  });

  it('gives a function without parameters as a value too', () => {
    const program = read('class A { def topic = "a"; def name(): String = "b"; def both(implicit c: C): String = { val d = 1; "e" } }');
    expect(values(program)).toMatchObject({ topic: '"a"', both: '"e"' });
    expect(program.definitions.some((one) => one.name === 'name')).toBe(false);
    expect(program.scopes.filter((scope) => scope.kind === 'function').map((scope) => [scope.name, scope.returns])).toEqual([
      ['A', null],
      ['topic', null],
      ['name', 'String'],
      ['both', 'String'],
    ]);
  });

  it('takes a class and its companion object for one type', () => {
    const program = read('class A(val b: String) extends B { }\nobject A extends C { val D = "d" }');
    expect(program.scopes.filter((scope) => scope.kind === 'type').map((scope) => [scope.name, scope.supertypes])).toEqual([['A', ['B', 'C']]]);
    expect(program.definitions.map((one) => [one.name, one.kind, one.scope])).toEqual([
      ['b', 'parameter', 2],
      ['b', 'field', 1],
      ['D', 'constant', 1],
    ]);
  });

  it('reads imports of objects as imports of members', () => {
    const program = read('import a.b.{C, D => E, F => _}\nimport a.b._\nimport a.B.{c, D}\nimport a.B._, x.y\nimport a.b.{given, *}\nimport a.b as c');
    expect(program.imports.map((one) => [one.module, one.name, one.alias])).toEqual([
      ['a.b.C', null, 'C'],
      ['a.b.D', null, 'E'],
      ['a.b', null, '*'],
      ['a.B', 'c', 'c'],
      ['a.B', 'D', 'D'],
      ['a.B', '*', '*'],
      ['x.y', null, 'y'],
      ['a.b', null, '*'],
      ['a.b', null, '*'],
      ['a.b', null, 'c'],
    ]);
  });

  it('marks what may be skipped', () => {
    const program = body(
      'if (a) x() else { y() }\nwhile (b) {}\ndo {} while (c)\ntry { z() } catch { case e: E => w() } finally { v() }\nd match { case 1 => q() }\nfor (e <- f) g()\nfor (e <- f) yield e',
    );
    expect(program.scopes.filter((scope) => scope.kind === 'block').map((scope) => scope.conditional)).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('reads what is there in half-typed code', () => {
    const program = read('object A { def m() = { props.put("a", "b"); producer.send(new ProducerRecord("t", ; foo("x") } val t = "ok"; def n() = bar(; }');
    expect(calls(program)).toContain('props.put("a", "b")');
    expect(program.problems.length).toBeGreaterThan(0);
    for (const text of [
      '',
      '}}}}',
      'class',
      '@',
      '@A(',
      'new',
      'a.b.',
      'object A { val x = }',
      '"unclosed',
      '"""',
      'import',
      'x =>',
      's"${',
      'a match {',
      '((((',
      '\u0000',
    ])
      read(text);
  });

  it.each([
    ['parentheses', `val x = ${'('.repeat(300)}f()${')'.repeat(300)}`],
    ['blocks', `f()\n${'{'.repeat(300)}${'}'.repeat(300)}`],
    ['a sum', `val x = f()${' + a'.repeat(300)}`],
    ['a text', `val x = f()${' + "a" + b'.repeat(300)}`],
    ['mixed operators', `val x = f()${' + a - b'.repeat(300)}`],
    ['lists', `val x = f()${' :: a'.repeat(300)}`],
    ['pairs', `val x = f()${' -> a'.repeat(300)}`],
    ['a method chain', `val x = f()${'.b()'.repeat(300)}`],
    ['argument lists', `val x = f()${'(a)'.repeat(300)}`],
    ['else if', `f(); if (a) {}${' else if (b) { g() }'.repeat(300)}`],
    ['lambdas', `f(); val x = ${'a => '.repeat(300)}c`],
    ['calls', `f(); val x = ${'g('.repeat(300)}${')'.repeat(300)}`],
    ['type arguments', `f(); val x: ${'A['.repeat(300)}B${']'.repeat(300)} = null`],
    ['negations', `f(); val x = ${'! '.repeat(300)}a`],
    ['unclosed parentheses', `f(); val x = ${'('.repeat(300)}`],
  ])('survives %s nested deep', (_, statements) => {
    const result = parse('A.scala', `object A { def m() = {\n${statements}\n} }`);
    if (result.status !== 'parsed') return;
    // as deep as it may get, what comes out can be walked by recursion
    expect(() => JSON.stringify(result.program.definitions)).not.toThrow();
  });
});
