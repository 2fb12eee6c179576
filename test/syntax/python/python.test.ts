import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderExpr, renderProgram } from '../render.ts';
import { readerOf, values } from '../reader.ts';

const read = readerOf('service.py');
const value = (expression: string): string => values(read(`x = ${expression}\n`)).x!;
const writes = (text: string): string[] =>
  read(text).writes.map((one) => `${one.style} ${renderExpr(one.target)} ${one.key ? renderExpr(one.key) : '–'} ${renderExpr(one.value)}`);

describe('python', () => {
  it('reads a service with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/service.py', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/service.txt');
  });

  it('imports a dotted module under its first name and under its path', () => {
    const imports = read('import a.b.c\nimport a.b as c\nfrom .. import x\nfrom .m import y as z\nfrom n import *\n').imports;
    expect(imports.map(({ module, name, alias }) => [module, name, alias])).toEqual([
      ['a', null, 'a'],
      ['a.b.c', null, 'a.b.c'],
      ['a.b', null, 'c'],
      ['..', 'x', 'x'],
      ['.m', 'y', 'z'],
      ['n', '*', '*'],
    ]);
  });

  it.each([
    ["'\\x41\\u00e9\\n\\q\\\n'", '"Aé\\n\\\\q"'],
    ["rb'a\\n'", '"a\\\\n"'],
    ["'a' \"b\" f'{c}d'", 'concat("a", "b", c, "d")'],
    ["f'{a:>3}-{b!r}-{{}}{c}'", 'concat(?, "-", ?, "-{}", c)'],
    ["'%s:%d%%' % (host, 9092)", 'concat(host, ":", 9092, "%")'],
    ["'%(a)s/%(b)s' % {'a': 1}", 'concat(1, "/", ?)'],
    ["'%s' % name", 'concat(name)'],
    ["'{1}-{0}-{k}-{:>4}{{}}'.format(a, b, k=c)", 'concat(b, "-", a, "-", c, "-", ?, "{}")'],
    ["prefix + sep + 'x' + name", 'concat(prefix, sep, "x", name)'],
    ["1 + 2 + 'x'", 'concat((1 + 2), "x")'],
    ['[a] + more', '[a, ...more]'],
    ["base | {'k': 1}", '{...base, "k": 1}'],
    ["{**a, 'k': v, **b}", '{...a, "k": v, ...b}'],
    ['dict(a, acks=1, **more)', 'dict(a, acks=1, ...more)'],
    ['a or b or c', 'a ?? b ?? c'],
    ['a and b and c', '((a && b) && c)'],
    ['1 if flag else 2', 'either(1 | 2)'],
    ['-0x1F + 1_000', '(-31 + 1000)'],
    ['(await (f)(x))[0].y', 'f(x)[0].y'],
    ['d[a, b][1:2]', 'd[[a, b]][?]'],
    ['None', 'null'],
    ['9223372036854775807', '"9223372036854775807"'],
    ['1e3 + 0o17', '(1000 + 15)'],
    ['not False', 'true'],
    ['{k: v for k, v in d.items() if v}', '{...d}'],
    ['{k: 1 for k in d}', '{k: 1}'],
    ['[f(t) for t in ts]', '[f(t)]'],
    ['a < b', '(a < b)'],
    ['a < b < c', '?'],
    ['3j', '?'],
  ])('reads %s', (expression, expected) => {
    expect(value(expression)).toBe(expected);
  });

  it('keeps comprehension variables in a scope of their own, defined by the iterable', () => {
    const program = read("t = 'other'\nxs = [make(t) for t in topics]\n");
    const loop = program.definitions.find((one) => one.kind === 'loop')!;
    expect([loop.name, renderExpr(loop.value!), program.scopes[loop.scope]!.kind]).toEqual(['t', 'topics', 'lambda']);
    expect(program.calls.map((call) => call.scope)).toEqual([loop.scope]);
  });

  it('writes to keys, attributes and by augmented assignment', () => {
    expect(writes("conf['a'] = 1\nclient.config.acks = 'all'\nconf |= {'b': 2}\ntopics += [x]\ntopics += more()\n")).toEqual([
      'index conf "a" 1',
      'member client.config "acks" "all"',
      'append conf – {"b": 2}',
      'append topics – [x]',
      'append topics – more()',
    ]);
    expect(values(read("name = 'a'\nname += '-b'\n")).name).toBe('concat(name, "-b")');
  });

  it('defines self.x as a field of the class, also through tuples', () => {
    const program = read('class A:\n  def __init__(self, x):\n    self.x: Config = x\n    self.y, self.z = make()\n');
    expect(
      program.definitions.filter((one) => one.kind === 'field').map((one) => [one.scope, one.name, one.type, one.isDeclaration, renderExpr(one.value!)]),
    ).toEqual([
      [1, 'x', 'Config', false, 'x'],
      [1, 'y', null, false, 'make()[0]'],
      [1, 'z', null, false, 'make()[1]'],
    ]);
  });

  it.each([
    ['Optional[Producer]', 'Producer'],
    ["'ck.Consumer | None'", 'ck.Consumer'],
    ['dict[str, list[int]]', 'dict'],
    ['int | str', null],
  ])('takes the bare name of type %s', (type, expected) => {
    expect(read(`def f(x: ${type}): pass\n`).definitions[0]!.type).toBe(expected);
  });

  it('knows members of enum classes and constants of the file', () => {
    const program = read("class T(str, Enum):\n  A = 'a'\nclass U:\n  A = 'a'\nTOPIC_A = 1\ntopic = 2\n");
    expect(program.definitions.map((one) => [one.name, one.kind])).toEqual([
      ['A', 'enum-member'],
      ['A', 'field'],
      ['TOPIC_A', 'constant'],
      ['topic', 'variable'],
    ]);
  });

  it('tells branches that may be skipped from blocks that always run', () => {
    const program = read(
      "if __name__ == '__main__':\n  a = 1\nif x:\n  b = 1\nelse:\n  c = 1\ntry:\n  d = 1\nexcept E as e:\n  f = 1\nwhile True:\n  g = 1\nwhile x:\n  h = 1\nwith y as i:\n  j = 1\n",
    );
    const conditional = Object.fromEntries(program.definitions.map((one) => [one.name, program.scopes[one.scope]!.conditional]));
    expect(conditional).toEqual({ a: false, b: true, c: true, d: false, e: true, f: true, g: false, h: true, i: false, j: false });
  });

  it('puts a global that a function sets into the file', () => {
    const definition = read('p = None\ndef init():\n  global p\n  p = Producer({})\n').definitions[1]!;
    expect([definition.scope, definition.isDeclaration]).toEqual([0, false]);
  });

  it('ties decorators to the scope they decorate', () => {
    const program = read('@app.agent(topic, f=lambda x: x)\n@plain\nasync def handle(s): pass\n');
    const fn = program.scopes.find((scope) => scope.kind === 'function')!;
    expect(program.annotations.map((one) => [one.name, one.scope, one.target, one.arguments.length])).toEqual([
      ['app.agent', fn.id, 'handle', 2],
      ['plain', fn.id, 'handle', 0],
    ]);
    expect(program.calls).toEqual([]);
  });

  it('lists parameters without stars and separators', () => {
    const program = read('def f(self, a, /, b: int = 1, *args, c, **kw): pass\ng = lambda x, *y: x\n');
    expect(program.scopes.map((scope) => scope.parameters)).toEqual([[], ['self', 'a', 'b', 'args', 'c', 'kw'], ['x', 'y']]);
  });

  it('reads what it can of half-typed code', () => {
    const program = read("conf = {'acks': 'all'}\nproducer = Producer(conf\ndef broken(:\n  consumer = Consumer({'group.id': 'g'})\n");
    expect(program.calls.map((call) => renderExpr(call.callee))).toContain('Consumer');
    expect(program.problems.length).toBeGreaterThan(0);
  });

  it('does not overflow on deep or long input', () => {
    const deep = 10_000;
    for (const text of [
      `x = ${'('.repeat(deep)}1${')'.repeat(deep)}`,
      `x = ${'['.repeat(deep)}1${']'.repeat(deep)}`,
      `x = ${'f('.repeat(deep)}1${')'.repeat(deep)}`,
      `x = ${"{'a': ".repeat(deep)}1${'}'.repeat(deep)}`,
      `x = ${'not '.repeat(deep)}y`,
      `x = ${'a if b else '.repeat(deep)}y`,
      `x = ${'lambda: '.repeat(deep)}y`,
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join(''),
    ]) {
      expect(() => read(`${text}\ny = 1\n`)).not.toThrow();
    }
    const sum = read(
      `x = ${Array.from({ length: deep }, (_, i) => `a${i}()`).join(' + ')}\ny = ${Array.from({ length: deep }, (_, i) => `"${i}"`).join(' + ')}\n`,
    );
    expect(sum.calls).toHaveLength(deep);
    expect(sum.definitions[1]!.value).toMatchObject({ kind: 'concat' });
    expect(read(`x = a${'.f(1)'.repeat(5_000)}\n`).calls).toHaveLength(5_000);
    expect(read(`x = ${Array.from({ length: deep }, (_, i) => `a${i}()`).join(' or ')}\n`).calls).toHaveLength(deep);
  });
});
