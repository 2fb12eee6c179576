import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../../../server/src/core/program.ts';
import { type ParseResult, prepareLanguage } from '../../../server/src/syntax/parser.ts';
import { renderExpr, renderProgram } from '../render.ts';

const parsers = new Map<string, (file: string, text: string) => ParseResult>();
beforeAll(async () => {
  for (const extension of ['.ts', '.tsx', '.cjs']) parsers.set(extension, await prepareLanguage(extension));
});

function read(text: string, extension = '.ts'): Program {
  const result = parsers.get(extension)!(`module${extension}`, text);
  if (result.status !== 'parsed') throw new Error(result.status);
  return result.program;
}
const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const values = (program: Program): Record<string, string> =>
  Object.fromEntries(program.definitions.map((one) => [one.name, one.value ? renderExpr(one.value) : 'none']));
const value = (expression: string): string => values(read(`const x = ${expression};\n`)).x!;
const imports = (text: string, extension = '.ts'): (string | null)[][] => read(text, extension).imports.map(({ module, name, alias }) => [module, name, alias]);
const calls = (program: Program): string[] => program.calls.map(renderExpr);

describe('typescript and javascript', () => {
  it('reads a TypeScript module with everything in it', async () => {
    await expect(renderProgram(read(fixture('orders.ts')))).toMatchFileSnapshot('fixtures/orders.txt');
  });

  it('reads a CommonJS module with everything in it', async () => {
    await expect(renderProgram(read(fixture('worker.cjs'), '.cjs'))).toMatchFileSnapshot('fixtures/worker.txt');
  });

  it('gives each ending its language and grammar', () => {
    expect([read('', '.ts').language, read('', '.tsx').language, read('', '.cjs').language]).toEqual(['typescript', 'typescript', 'javascript']);
    expect(calls(read('const v = <T extends="x">{f(<b/>)}</T>;', '.tsx'))).toEqual(['f(?)']);
    expect(value('<Config>make()')).toBe('make()');
  });

  it('takes ESM and CommonJS imports alike, and defines nothing for them', () => {
    expect(
      imports(
        "import D, { a as b, type C } from 'm';\nimport * as n from 'm';\nimport 'm';\nimport r = require('m');\nexport { a as b } from 'm';\nexport * as all from 'm';\nexport * from 'm';\n",
      ),
    ).toEqual([
      ['m', 'default', 'D'],
      ['m', 'a', 'b'],
      ['m', 'C', 'C'],
      ['m', '*', 'n'],
      ['m', null, ''],
      ['m', '*', 'r'],
      ['m', 'a', 'b'],
      ['m', '*', 'all'],
      ['m', '*', '*'],
    ]);
    const text =
      "const k = require('m'), { a, b: c = 1, ...rest } = require('m');\nconst d = require('m').D;\nasync () => { const { e } = await import('m'); };\nmodule.exports = require('m');\n";
    expect(imports(text, '.cjs')).toEqual([
      ['m', '*', 'k'],
      ['m', 'a', 'a'],
      ['m', 'b', 'c'],
      ['m', '*', 'rest'],
      ['m', 'D', 'd'],
      ['m', 'e', 'e'],
      ['m', '*', '*'],
    ]);
    expect(read(text, '.cjs').definitions).toEqual([]);
    expect(calls(read("const k = require('m')", '.cjs'))).toEqual(['require("m")']);
  });

  it('defines what a module exports under its exported name', () => {
    const program = read('const a = 1;\nexport { a as b };\nexport default class Z {}\n');
    expect(values(program)).toEqual({ a: '1', b: 'a', default: 'Z' });
    expect(values(read('const a = 1;\nexports.a = a;\nexports.b = a;\nmodule.exports.c = 2;\nmodule.exports = { d: 3, a };\n', '.cjs'))).toEqual({
      a: '1',
      b: 'a',
      c: '2',
      d: '3',
    });
    expect(values(read('module.exports = class Runner {};\n', '.cjs'))).toEqual({ default: 'Runner' });
    expect(values(read('module.exports = new Kafka({});\n', '.cjs'))).toEqual({ default: 'new Kafka({})' });
  });

  it.each([
    ['`a${b}c\\n${d}`', 'concat("a", b, "c\\n", d)'],
    ['`plain \\u{41}`', '"plain A"'],
    ["'\\x41\\u00e9\\\n'", '"Aé"'],
    ["prefix + sep + 'x' + 1", 'concat(prefix, sep, "x", 1)'],
    ['1 + 2', '(1 + 2)'],
    ['10_000n', '10000'],
    ['9223372036854775807n', '"9223372036854775807"'],
    ['017 + 0b11', '(15 + 3)'],
    ['-0xff', '-255'],
    ['void 0', 'null'],
    ['undefined', 'null'],
    ['!0', 'true'],
    ['a ?? b ?? c', 'a ?? b ?? c'],
    ["process.env.X || 'd'", 'process.env.X ?? "d"'],
    ['a && b', '(a && b)'],
    ['{ ...(f() && { a: 1 }) }', '{...either({"a": 1} | null)}'],
    ['a === b', '(a == b)'],
    ['f ? 1 : g ? 2 : 3', 'either(1 | either(2 | 3))'],
    ['{ a, "b": 1, 2: 3, [k]: 4, ...s }', '{"a": a, "b": 1, 2: 3, k: 4, ...s}'],
    ['[1, ...xs]', '[1, ...xs]'],
    ['((await a?.b!.c<T>(1)) as X).d satisfies Y', 'a.b.c(1).d'],
    ["a?.['k']?.(1)", 'a["k"](1)'],
    ['new k.Kafka<T>({})', 'new k.Kafka({})'],
    ['new Kafka', 'new Kafka()'],
    ['new Kafka({}).producer()', 'new Kafka({}).producer()'],
    ['tag`a${b}`', 'tag(concat("a", b))'],
    ['(log(), 5)', '5'],
    ['/x/g', '?'],
    ["{ topic: 'a' } as const", '{"topic": "a"}'],
  ])('reads %s', (expression, expected) => {
    expect(value(expression)).toBe(expected);
  });

  it('takes names out of patterns, with defaults as fallback', () => {
    expect(values(read("const { a, b: { c = 1 }, ['d']: d, ...rest } = e, [f, , g = 2, ...h] = i, [j, k] = [1, 2];\n"))).toEqual({
      a: 'e.a',
      c: 'e.b.c ?? 1',
      d: 'e["d"]',
      rest: 'e',
      f: 'i[0]',
      g: 'i[2] ?? 2',
      h: 'none',
      j: '1',
      k: '2',
    });
    expect(values(read('let a, b;\n({ a, x: b, y: o.p } = e);\n'))).toMatchObject({ a: 'e.a', b: 'e.x' });
  });

  it('gives a destructured parameter a name that no identifier can have', () => {
    const program = read('async function f(a, { topic, partition = 0 } = {}) {}\n');
    expect(program.scopes[1]!.parameters).toEqual(['a', '#1']);
    expect(program.definitions.map((one) => [one.kind, one.name, one.value && renderExpr(one.value)])).toEqual([
      ['parameter', 'a', null],
      ['parameter', '#1', '{}'],
      ['variable', 'topic', '#1.topic'],
      ['variable', 'partition', '#1.partition ?? 0'],
    ]);
  });

  it('reads constructor properties as parameter and field, and this.x as a field', () => {
    const program = read('class A {\n  constructor(private readonly a: Kafka, b: B | null) { this.c = b; }\n  m() { this.d.e = 1; [this.f] = [2]; }\n}\n');
    expect(program.definitions.map((one) => [one.scope, one.kind, one.name, one.type, one.isDeclaration])).toEqual([
      [2, 'parameter', 'a', 'Kafka', true],
      [1, 'field', 'a', 'Kafka', true],
      [2, 'parameter', 'b', 'B', true],
      [1, 'field', 'c', null, false],
      [1, 'field', 'f', null, false],
    ]);
    expect(program.writes.map((one) => `${renderExpr(one.target)} ${renderExpr(one.key!)}`)).toEqual(['this.d "e"']);
  });

  it('ties decorators to class, method, field and parameter', () => {
    const text = "@A({ x: () => 1 })\nexport class C {\n  @B f = 1;\n  @D('t') m(@E() p) {}\n}\n";
    for (const extension of ['.ts', '.cjs']) {
      // the JavaScript grammar knows no parameter decorators
      const program = read(extension === '.ts' ? text : text.replace('@E() ', ''), extension);
      const scope = (name: string): number => program.scopes.find((one) => one.name === name)!.id;
      expect(program.annotations.map((one) => [one.name, one.scope, one.target])).toEqual(
        [
          ['A', scope('C'), 'C'],
          ['B', scope('C'), 'f'],
          ['D', scope('m'), 'm'],
          ['E', scope('m'), 'p'],
        ].slice(0, extension === '.ts' ? 4 : 3),
      );
    }
  });

  it('counts enum members on and keeps them in a type', () => {
    const program = read("enum E { A, B = 5, C, D = 'd', 'E-F' = 1 << 2 }\n");
    expect(values(program)).toEqual({ A: '0', B: '5', C: '6', D: '"d"', 'E-F': '(1 << 2)' });
    expect(program.definitions.every((one) => one.kind === 'enum-member' && program.scopes[one.scope]!.name === 'E')).toBe(true);
  });

  it('makes a function of an arrow that gets a name, and a lambda of any other', () => {
    const program = read('const make = () => ({ a: 1 });\nclass A { run = async () => {} }\nuse(function cb() { return 1; });\n');
    expect(program.scopes.slice(1).map((scope) => [scope.kind, scope.name])).toEqual([
      ['function', 'make'],
      ['type', 'A'],
      ['function', 'run'],
      ['lambda', 'cb'],
    ]);
    expect(program.returns.map((one) => [one.function, renderExpr(one.value)])).toEqual([
      [1, '{"a": 1}'],
      [4, '1'],
    ]);
  });

  it('tells branches that may be skipped from blocks that always run', () => {
    const program = read(
      'if (x) a = 1; else if (y) { b = 1; } else c = 1;\ntry { d = 1; } catch { e = 1; } finally { f = 1; }\nswitch (x) { case 1: g = 1; default: h = 1; }\nfor (;;) { i = 1; }\nwhile (x) j = 1;\ndo { k = 1; } while (x);\n{ l = 1; }\n',
    );
    const conditional = Object.fromEntries(program.definitions.map((one) => [one.name, program.scopes[one.scope]!.conditional]));
    expect(conditional).toEqual({ a: true, b: true, c: true, d: false, e: true, f: false, g: true, h: true, i: false, j: true, k: false, l: false });
  });

  it('defines a loop variable by its iterable', () => {
    const loops = read('for (const t of topics) {}\nfor (const k in o) {}\nfor (const [a] of xs) {}\n').definitions;
    expect(loops.map((one) => [one.kind, one.name, one.value && renderExpr(one.value)])).toEqual([
      ['loop', 't', 'topics'],
      ['loop', 'k', null],
      ['loop', 'a', null],
    ]);
  });

  it('puts what a function assigns to an outer variable beside its declaration, as something that may not have run', () => {
    const program = read('let p;\nif (x) p = 1;\nfunction f() { let q; p = 2; use(() => { q = 3; }); }\nclass C { p = 4; m() { p = 5; } }\n');
    const placed = program.definitions.map((one) => {
      const scope = program.scopes[one.scope]!;
      return [one.name, one.value && renderExpr(one.value), scope.kind, scope.conditional, program.scopes[scope.parent]?.kind];
    });
    expect(placed).toEqual([
      ['p', null, 'file', false, undefined],
      ['p', '1', 'block', true, 'file'],
      ['q', null, 'function', false, 'file'],
      ['p', '2', 'block', true, 'file'],
      ['q', '3', 'block', true, 'function'],
      ['p', '4', 'type', false, 'file'],
      ['p', '5', 'block', true, 'file'],
    ]);
  });

  it('writes to members, indexes and by augmented assignment', () => {
    const program = read("config.a.b = 1;\nconfig['k'] = 2;\nconfig[k] ??= 3;\nname += '-x';\n");
    expect(program.writes.map((one) => `${one.style} ${renderExpr(one.target)} ${renderExpr(one.key!)} ${renderExpr(one.value)}`)).toEqual([
      'member config.a "b" 1',
      'index config "k" 2',
      'index config k config[k] ?? 3',
    ]);
    expect(values(program)).toEqual({ name: 'concat(name, "-x")' });
  });

  it.each([
    ['Promise<Kafka[]>', 'Promise'],
    ['kafka.Producer | undefined', 'kafka.Producer'],
    ['readonly string[]', 'string'],
    ['A | B', null],
    ['(x: A) => B', null],
  ])('takes the bare name of type %s', (type, expected) => {
    expect(read(`let x: ${type};`).definitions[0]!.type).toBe(expected);
  });

  it('reads what it can of half-typed code', () => {
    const program = read(
      "const c = kafka.consumer({ groupId: 'g' });\nasync function run() {\n  await p.send({ topic: 'a', messages: [\n  await c.subscribe({ topic: 'b' });\n}\n",
    );
    expect(calls(program)).toContain('kafka.consumer({"groupId": "g"})');
    expect(calls(program)).toContain('c.subscribe({"topic": "b"})');
    expect(program.problems.length).toBeGreaterThan(0);
    expect(calls(read('f(a, b c);'))).toEqual(['f(a, b)']);
  });

  it('does not overflow on deep or long input', () => {
    const deep = 10_000;
    for (const text of [
      `${'('.repeat(deep)}1${')'.repeat(deep)}`,
      `${'['.repeat(deep)}1${']'.repeat(deep)}`,
      `${'f('.repeat(deep)}1${')'.repeat(deep)}`,
      `${'{a:'.repeat(deep)}1${'}'.repeat(deep)}`,
      `${'!'.repeat(deep)}y`,
      `${'a ? b : '.repeat(deep)}y`,
      `${'() => '.repeat(deep)}y`,
      `${'`${'.repeat(2_000)}1${'}`'.repeat(2_000)}`,
    ]) {
      expect(() => read(`x = ${text};\ny = 1;\n`)).not.toThrow();
    }
    expect(() => read(`${'if (x) {'.repeat(2_000)}${'}'.repeat(2_000)}`)).not.toThrow();
    expect(read(`if (x) a();${' else if (y) b();'.repeat(2_000)}`).calls).toHaveLength(2_001);
    const sum = read(
      `x = ${Array.from({ length: deep }, (_, i) => `a${i}()`).join(' + ')};\ny = ${Array.from({ length: deep }, (_, i) => `"${i}"`).join(' + ')};\n`,
    );
    expect(sum.calls).toHaveLength(deep);
    expect(sum.definitions[1]!.value).toMatchObject({ kind: 'concat' });
    expect(read(`x = a${'.f(1)'.repeat(5_000)};`).calls).toHaveLength(5_000);
    expect(read(`x = ${Array.from({ length: deep }, (_, i) => `a${i}()`).join(' || ')};`).calls).toHaveLength(deep);
  });
});
