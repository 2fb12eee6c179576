import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderExpr, renderProgram } from '../render.ts';
import { calls, readerOf, values } from '../reader.ts';

const read = readerOf('OrderService.cs');

describe('csharp', () => {
  it('reads a service with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/OrderService.cs', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/OrderService.txt');
  });

  it('reads top-level statements and the types after them', () => {
    const program = read('using A;\nvar c = new ProducerConfig { Acks = Acks.All };\nawait Run(c);\nclass B { }');
    expect(values(program)).toEqual({ c: 'ProducerConfig{"Acks": Acks.All}' });
    expect(calls(program)).toEqual(['new ProducerConfig()', 'Run(c)']);
    expect(program.scopes.map((scope) => scope.name)).toEqual([null, 'B']);
  });

  it('names the innermost of nested namespaces', () => {
    expect(read('namespace A.B { namespace C { class D { } } }').namespace).toBe('A.B.C');
    expect(read('namespace A;\nclass D { }').namespace).toBe('A');
  });

  it('gives `new()` the declared type', () => {
    const program = read(
      'class A { ProducerConfig P { get; } = new() { Acks = x }; List<TopicSpecification> t = [new() { Name = "a" }]; B M() { return new(1); } }',
    );
    expect(values(program)).toEqual({ P: 'ProducerConfig{"Acks": x}', t: '[TopicSpecification{"Name": "a"}]' });
    expect(program.returns.map((one) => renderExpr(one.value))).toEqual(['new B(1)']);
  });

  it('tells maps from lists in initialisers', () => {
    const program = read(
      'var a = new Dictionary<string, string> { { "k", "v" } }; var b = new Dictionary<string, int> { ["k"] = 1 }; var c = new List<string> { "x" }; var d = new[] { "x" }; var e = new ProducerConfig(b) { Acks = x }; var f = new Holder { };',
    );
    expect(values(program)).toEqual({
      a: '{"k": "v"}',
      b: '{"k": 1}',
      c: '["x"]',
      d: '["x"]',
      e: 'ProducerConfig{...b, "Acks": x}',
      f: 'Holder{}',
    });
  });

  it('reads a chain of calls in order, conditional access and generics left out', () => {
    const program = read('a?.B<int>(1)?.C[0].D<string, int>().E();');
    expect(calls(program)).toEqual(['a.B(1)', 'a.B(1).C[0].D()', 'a.B(1).C[0].D().E()']);
  });

  it('knows what is left of a fallback that throws', () => {
    expect(values(read('var a = b ?? throw new E(); var c = d ?? e ?? "f"; var g = h ? throw new E() : 1;'))).toEqual({ a: 'b', c: 'd ?? e ?? "f"', g: '1' });
  });

  it('keeps a half-typed file readable', () => {
    const program = read('class A { void M() { var c = new ProducerConfig { Acks = Acks.All, \n} void N() { F(1); }');
    expect(calls(program)).toContain('F(1)');
    expect(program.problems.length).toBeGreaterThan(0);
  });

  it('stays within its depth on hostile input', () => {
    for (const text of [
      `var a = ${'('.repeat(3000)}1${')'.repeat(3000)};`,
      `var a = ${'b.c().'.repeat(3000)}d;`,
      `var a = ${'-'.repeat(3000)}1;`,
      `${'if (a) {'.repeat(1000)}`,
    ])
      expect(() => read(text)).not.toThrow();
  });
});
