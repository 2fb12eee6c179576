import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../../server/src/core/program.ts';
import { renderExpr, renderProgram } from '../render.ts';
import { calls, readerOf, values } from '../reader.ts';

const read = readerOf('OrderService.java');
/** Statements of a method. */
const body = (statements: string): Program => read(`class A {\n void m() {\n${statements}\n }\n}`);

describe('java', () => {
  it('reads a service with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/OrderService.java', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/OrderService.txt');
  });

  it('puts spans on names and expressions in UTF-16 columns', () => {
    const program = body('  "ä😀".concat(a  . b( 1 ));');
    expect(program.calls.map((call) => [call.nameSpan.line, call.nameSpan.column, call.nameSpan.endColumn])).toEqual([
      [3, 21, 22],
      [3, 9, 15],
    ]);
    expect(program.calls[1]!.span).toMatchObject({ line: 3, column: 3, endLine: 3, endColumn: 28 });
  });

  it('counts lines and columns from the start of the file, whatever its line ends', () => {
    for (const end of ['\n', '\r\n']) {
      const program = read(`${end}${end}  class A {${end} int x = f(${end}  1${end});${end}}${end}`);
      expect(program.scopes[1]!.span).toMatchObject({ line: 3, column: 3, endLine: 7, endColumn: 2 });
      expect(program.calls[0]!.span).toMatchObject({ line: 4, column: 10, endLine: 6, endColumn: 2 });
      expect(program.calls[0]!.arguments[0]!.value.span).toMatchObject({ line: 5, column: 3, endLine: 5, endColumn: 4 });
    }
  });

  it('tells text put together from sums', () => {
    expect(values(body('x = 1 + 2 + "a" + 3; y = a + b + "c"; z = a + b; w = a - 1 + "s";'))).toMatchObject({
      x: 'concat((1 + 2), "a", 3)',
      y: 'concat(a, b, "c")',
      z: '(a + b)',
      w: 'concat((a - 1), "s")',
    });
  });

  it('decodes literals', () => {
    expect(
      values(body(String.raw`a = "\u0041\t\101\s\""; b = 0b101; c = 017; d = 0xFFL; e = 1_000f; f = 9007199254740993L; g = -9223372036854775808L; h = '\'';`)),
    ).toMatchObject({
      a: JSON.stringify('A\tA "'),
      b: '5',
      c: '15',
      d: '255',
      e: '1000',
      f: '"9007199254740993"',
      g: '"-9223372036854775808"',
      h: '"\'"',
    });
  });

  it('strips the indentation of text blocks', () => {
    expect(values(body('x = """\n    a: 1  \n      b: \\\n    c""";'))).toMatchObject({ x: '"a: 1\\n  b: c"' });
    expect(values(body('x = """\n      a\n    """;'))).toMatchObject({ x: '"  a\\n"' });
  });

  it('makes an assignment to a field a definition of the field, and one to a local a definition where it stands', () => {
    const program = read('class A { String t; void m() { t = "field"; this.u = 1; } void n(String t) { t = "local"; } }');
    const assigned = program.definitions.filter((one) => !one.isDeclaration);
    expect(assigned.map((one) => [one.name, one.kind, program.scopes[one.scope]!.kind])).toEqual([
      ['t', 'field', 'type'],
      ['u', 'field', 'type'],
      ['t', 'variable', 'function'],
    ]);
    expect(program.scopes[assigned[0]!.value!.scope]!.name).toBe('m');
  });

  it('ties the calls of a double-brace initialiser to the object made', () => {
    const program = body('Map<String, Object> m = new HashMap<>() {{ put("acks", "1"); putAll(base); }};');
    const [made, put, putAll] = program.calls;
    expect(made).toMatchObject({ isNew: true, callee: { kind: 'reference', name: 'HashMap' } });
    const within = (scope: number): boolean => scope === made!.body || (scope >= 0 && within(program.scopes[scope]!.parent));
    expect([put, putAll].map((call) => [call!.callee.kind, within(call!.scope)])).toEqual([
      ['reference', true],
      ['reference', true],
    ]);
  });

  it('marks what may be skipped', () => {
    const program = body('if (a) x(); else { y(); } while (b) {} do {} while (c); try { z(); } catch (E e) {} finally {} switch (d) { case 1 -> q(); }');
    expect(program.scopes.filter((scope) => scope.kind === 'block').map((scope) => scope.conditional)).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it('gives all values of a switch expression', () => {
    const program = body('x = switch (k) { case A, B -> "1"; case C -> { if (d) { yield "2"; } yield "3"; } default -> throw new E(); };');
    expect(values(program)).toMatchObject({ x: 'either("1" | "2" | "3")' });
    expect(calls(program)).toEqual(['new E()']);
  });

  it('reads annotations inside annotations', () => {
    const program = read('@KafkaListeners({@KafkaListener(topics = "a"), @KafkaListener(topics = {T.B, "c" + D})}) class A {}');
    expect(program.annotations.map((one) => `${one.name} ${one.arguments.map((argument) => `${argument.name} ${renderExpr(argument.value)}`).join()}`)).toEqual(
      [
        'KafkaListener topics "a"',
        'KafkaListener topics [T.B, concat("c", D)]',
        'KafkaListeners value [KafkaListener{"topics": "a"}, KafkaListener{"topics": [T.B, concat("c", D)]}]',
      ],
    );
  });

  it('reads what is there in half-typed code', () => {
    const program = read('class A { void m() { props.put("a", "b"); producer.send(new ProducerRecord<>("t", ; foo("x" } String t = "ok"; void n() { bar(; }');
    expect(calls(program)).toContain('props.put("a", "b")');
    expect(program.problems.length).toBeGreaterThan(0);
    expect(calls(read('props.put("k", 1); @Bean Foo foo() { return new Foo(); }'))).toEqual(['props.put("k", 1)', 'new Foo()']);
    for (const text of [
      '',
      '}}}}',
      'class',
      '@',
      '@A(',
      'new',
      'a.b.',
      'class A { int x = ; }',
      '"unclosed',
      '"""\n',
      'import ;',
      'x ->',
      'switch (',
      '((((',
      '\u0000',
    ])
      read(text);
  });

  it.each([
    ['parentheses', `x = ${'('.repeat(10_000)}f()${')'.repeat(10_000)};`],
    ['casts', `x = ${'(int) '.repeat(10_000)}f();`],
    ['negations', `f(); x = ${'!'.repeat(10_000)}a;`],
    ['a sum', `x = f()${' + a'.repeat(10_000)};`],
    ['a text', `x = f()${' + "a" + b'.repeat(5_000)};`],
    ['mixed operators', `x = f()${' + a - b'.repeat(5_000)};`],
    ['a method chain', `x = f()${'.b()'.repeat(10_000)};`],
    ['else if', `f(); if (a) {}${' else if (b) { g(); }'.repeat(3_000)}`],
    ['blocks', `f(); ${'{'.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['ternaries', `f(); x = ${'a ? b : '.repeat(5_000)}c;`],
    ['lambdas', `f(); x = ${'a -> '.repeat(5_000)}c;`],
    ['arrays', `f(); x = new int${'[]'.repeat(5_000)}${'{'.repeat(5_000)}${'}'.repeat(5_000)};`],
    ['calls', `f(); x = ${'g('.repeat(5_000)}${')'.repeat(5_000)};`],
    ['type arguments', `f(); ${'A<'.repeat(2_000)}B${'>'.repeat(2_000)} x;`],
    ['unclosed parentheses', `f(); x = ${'('.repeat(5_000)}`],
  ])('survives %s nested deep', (_, statements) => {
    const program = read(`class A { void m() { ${statements} } }`);
    expect(program.calls.length).toBeGreaterThan(0);
    // as deep as it may get, what comes out can be walked by recursion
    expect(() => JSON.stringify(program.definitions)).not.toThrow();
  });
});
