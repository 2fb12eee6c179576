import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH } from '../../../server/src/syntax/program-builder.ts';
import { renderExpr, renderProgram } from '../render.ts';
import { readerOf } from '../reader.ts';

const read = readerOf('lib/shop/orders.ex');
const values = (text: string): Record<string, string> =>
  Object.fromEntries(read(text).definitions.map((one) => [one.name, one.value ? renderExpr(one.value) : 'none']));
const calls = (text: string): string[] => read(text).calls.map(renderExpr);
const imports = (text: string): string[] => read(text).imports.map((one) => `${one.module} ${one.name} ${one.alias}`);

describe('elixir', () => {
  it('reads a module with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/orders.ex', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/orders.txt');
  });

  it('reads keywords as maps wherever they stand', () => {
    expect(values('a = [x: 1, "y z": 2]; b = [{:x, 1}, {:y, 2}]; c = [{"h", 1}]; d = [1, x: 2]; e = [x: 1] ++ b; f = []')).toEqual({
      a: '{"x": 1, "y z": 2}',
      b: '{"x": 1, "y": 2}',
      c: '[["h", 1]]',
      d: '[1, {"x": 2}]',
      e: '{...{"x": 1}, ...b}',
      f: '[]',
    });
    expect(calls('f(1, a: 2)')).toEqual(['f(1, {"a": 2})']);
  });

  it('makes calls of pipes, child specifications and bare names', () => {
    expect(calls('1 |> f() |> A.g(2) |> h')).toEqual(['f(1)', 'A.g(f(1), 2)', 'h(A.g(f(1), 2))']);
    expect(calls('[{A.B, x: 1}, {C, :start, [1, 2]}, {:ok, {A, []}}, {1, 2}]')).toEqual(['new B({"x": 1})', 'C.start(1, 2)', 'new A([])']);
    expect(calls('defmodule A do\n def t, do: f(u, t)\n defp u(), do: 1\n def v(u), do: u\nend')).toEqual(['u()', 't()', 'f(u(), t())']);
  });

  it('ties settings of applications to where they are read', () => {
    const config = 'import Config\nconfig :shop, A.B, x: 1\nconfig :shop, y: 2, z: 3\nconfig :shop, :w, 4';
    expect(values(config)).toEqual({ ':shop/A_B': '{"x": 1}', ':shop/y': '2', ':shop/z': '3', ':shop/w': '4' });
    expect(calls(config)).toEqual([':shop.config({"A.B": {"x": 1}})', ':shop.config({"y": 2, "z": 3})', ':shop.config({"w": 4})']);
    expect(values('a = Application.get_env(:shop, A.B)[:x]; b = Application.fetch_env!(:shop, :y)')).toEqual({ a: ':shop/A_B["x"]', b: ':shop/y' });
    expect(calls('config :shop, y: 2')).toEqual(['config("shop", {"y": 2})']);
  });

  it('finds the modules that are meant', () => {
    expect(imports('alias A.B.C\nalias D.{E, F.G}\nC.f(); E.f(); G.f(); X.C.f(); :brod.f()')).toEqual([
      'A.B C C',
      'D E E',
      'D.F G G',
      'X C X_C',
      ':brod null :brod',
    ]);
    expect(imports('defmodule A.B do\n defmodule C do\n end\n C.f()\n __MODULE__.g()\nend')).toEqual([]);
  });

  it('reads texts', () => {
    expect(values('a = """\n  one #{b}\n    two\n  """; c = ~s(x #{d}); e = ~S(#{d}); f = "\\x41\\u{42}\\s"; g = :"a b"; h = ~r/x/')).toEqual({
      a: 'concat("one ", b, "\\n  two\\n")',
      c: 'concat("x ", d)',
      e: '"#{d}"',
      f: '"AB "',
      g: '"a b"',
      h: '?',
    });
  });

  it('survives what is half typed', () => {
    for (const text of ['defmodule A do', 'config :a, [', '"a #{', '|> f', 'def f(', '%{a | ', 'fn ->', '{A, :b, [', '@']) read(text);
  });

  it('is bounded in depth and reads long chains', () => {
    const deep = read(`a = ${'['.repeat(3 * MAX_DEPTH)}${']'.repeat(3 * MAX_DEPTH)}`);
    expect(deep.problems.map((problem) => problem.message).join()).toContain('nested deeper');
    expect(read(`a = x${' |> f()'.repeat(1_000)}`).problems).toEqual([]);
    expect(read(`a = ${Array.from({ length: 1_000 }, () => 'x').join(' <> ')}`).problems).toEqual([]);
    expect(read(`a = ${Array.from({ length: 1_000 }, () => '1').join(' + ')}`).problems).toEqual([]);
  });
});
