import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../../server/src/core/program.ts';
import { renderExpr, renderProgram } from '../render.ts';
import { readerOf, values } from '../reader.ts';

const read = readerOf('relay.cpp');
/** Statements of a function. */
const body = (statements: string): Program => read(`void m() {\n${statements}\n}\n`);

describe('c++', () => {
  it('reads a file with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/relay.cpp', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/relay.txt');
  });

  it('decodes literals', () => {
    expect(
      values(
        body(
          'auto a = "\\x41\\101\\n\\"\\u00e9"; auto b = u8R"(x\\n)"; auto c = \'\\\'\'; auto d = 017; auto e = 1\'000ULL; auto f = 0x1FL; auto g = 18446744073709551615ull; auto h = nullptr; auto i = 1.5f; auto j = -3; auto k = "a" "b";',
        ),
      ),
    ).toEqual({
      a: JSON.stringify('AA\n"é'),
      b: '"x\\\\n"',
      c: '"\'"',
      d: '15',
      e: '1000',
      f: '31',
      g: '"18446744073709551615"',
      h: 'null',
      i: '1.5',
      j: '-3',
      k: '"ab"',
    });
  });

  it('reads defines that are values', () => {
    expect(
      values(read('#define A (1 + 2 * 3)\n#define B "x" A "y" /* z */\n#define C -4\n#define D do_it(1)\n#define E\n#define F true\n#define G B\n')),
    ).toEqual({
      A: '(1 + (2 * 3))',
      B: 'concat("x", A, "y")',
      C: '-4',
      F: 'true',
      G: 'B',
    });
  });

  it('gives declared types without pointers, references, owners and type arguments', () => {
    const program = body('const ns::A<int> *a; std::unique_ptr<ns::B> b; B &&c = x; unsigned long d; std::vector<ns::B> e; auto f = 1; struct S g;');
    expect(program.definitions.map((one) => [one.name, one.type])).toEqual([
      ['a', 'ns.A'],
      ['b', 'ns.B'],
      ['c', 'B'],
      ['d', 'unsigned long'],
      ['e', 'std.vector'],
      ['f', null],
      ['g', 'S'],
    ]);
  });

  it('makes an object where the grammar sees a function', () => {
    expect(values(body('Producer p(config); Producer q(make(config), other); Reader r(Config());'))).toEqual({
      p: 'new Producer(config)',
      q: 'new Producer(make(config), other)',
      r: 'new Reader(Config())',
    });
    expect(read('Producer declared(Config);').calls).toEqual([]);
  });

  it('gives a method written outside its class to the class, and its assignments to the fields of the class', () => {
    const program = read('Reader::Reader(int n) : conf_(make()) { limit_ = n; }\nvoid Reader::run() { conf_->set("k", "v"); int local; local = 1; }');
    expect(program.scopes.map((scope) => [scope.kind, scope.name, scope.parent])).toEqual([
      ['file', null, -1],
      ['type', 'Reader', 0],
      ['function', 'Reader', 1],
      ['function', 'run', 1],
    ]);
    expect(program.definitions.filter((one) => one.kind === 'field').map((one) => [one.name, one.scope, one.value && renderExpr(one.value)])).toEqual([
      ['conf_', 1, 'make()'],
      ['limit_', 1, 'n'],
    ]);
  });

  it('reads past macros', () => {
    const program = read(
      'class MY_API Reader : public Base {\n  Q_OBJECT\n public:\n  MY_EXPORT void run();\n  int limit_ = 3;\n};\nG_BEGIN_DECLS\nMY_EXPORT int go(int a) { return f(a); }\nTEST_F(Suite, case) { g(); }\n',
    );
    expect(program.problems).toEqual([]);
    expect(program.scopes.map((scope) => [scope.kind, scope.name])).toEqual([
      ['file', null],
      ['type', 'Reader'],
      ['function', 'go'],
      ['function', 'TEST_F'],
    ]);
    expect(program.calls.map(renderExpr)).toEqual(['f(a)', 'g()']);
  });

  it('reads what is there in half-typed code', () => {
    const program = read('void a() {\n  conf->set("k", "v");\n  f("x", \n}\nvoid b() { g( }\nint t = 1;\n');
    expect(program.calls.map(renderExpr)).toContain('conf.set("k", "v")');
    expect(program.problems.length).toBeGreaterThan(0);
    for (const text of [
      '',
      '}}}}',
      'class',
      'struct {',
      'x = ',
      'a.b.',
      'a::',
      'namespace {',
      '"unclosed',
      'R"(',
      '#define',
      '#if',
      '#include',
      'switch {',
      '((((',
      'T{a, }',
      '\u0000',
    ])
      read(text);
  });

  it.each([
    ['parentheses', `x = ${'('.repeat(10_000)}f()${')'.repeat(10_000)};`],
    ['negations', `f(); x = ${'!'.repeat(10_000)}a;`],
    ['pointers', `f(); T ${'*'.repeat(10_000)}x;`],
    ['a sum', `x = f()${' + a'.repeat(10_000)};`],
    ['an assignment chain', `f(); ${'a = '.repeat(5_000)}b;`],
    ['a method chain', `x = f()${'.b()'.repeat(10_000)};`],
    ['names', `f(); x = a${'::b'.repeat(10_000)};`],
    ['else if', `f();\nif (a) {}${' else if (b) { g(); }'.repeat(3_000)}`],
    ['blocks', `f();\n${'{'.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['lambdas', `f();\nx = ${'[&] { g('.repeat(2_000)}${'); }'.repeat(2_000)};`],
    ['initialisers', `f();\nT x = ${'{'.repeat(5_000)}${'}'.repeat(5_000)};`],
    ['calls', `f();\nx = ${'g('.repeat(5_000)}${')'.repeat(5_000)};`],
    ['classes', `f();\n${'struct A { '.repeat(2_000)}${'};'.repeat(2_000)}`],
    ['templates', `f();\n${'A<'.repeat(3_000)}int${'>'.repeat(3_000)} x;`],
    ['unclosed parentheses', `f();\nx = ${'('.repeat(5_000)}`],
  ])('survives %s nested deep', (_, statements) => {
    const program = body(statements);
    expect(program.calls.length).toBeGreaterThan(0);
    // as deep as it may get, what comes out can be walked by recursion
    expect(() => JSON.stringify(program.definitions)).not.toThrow();
  });
});
