import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../../server/src/core/program.ts';
import { renderExpr, renderProgram } from '../render.ts';
import { readerOf, values } from '../reader.ts';

const read = readerOf('worker.go');
/** Statements of a function. */
const body = (statements: string): Program => read(`package p\n\nfunc m() {\n${statements}\n}\n`);

describe('go', () => {
  it('reads a package with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/worker.go', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/worker.txt');
  });

  it('names imported packages as goimports would', () => {
    const program = read(
      'package p\nimport (\n"github.com/confluentinc/confluent-kafka-go/v2/kafka"\n"github.com/twmb/franz-go/pkg/kgo"\n"github.com/segmentio/kafka-go"\n"example.com/x/v3"\n"gopkg.in/Shopify/sarama.v1"\n)',
    );
    expect(program.imports.map((one) => one.alias)).toEqual(['kafka', 'kgo', 'kafka', 'x', 'sarama']);
  });

  it('keeps the position of results', () => {
    const program = body('a, err := f()\n_, b, c := g()\nd, e = 1, 2');
    expect(program.definitions.map((one) => [one.name, one.value && renderExpr(one.value), one.position, one.isDeclaration])).toEqual([
      ['a', 'f()', 0, true],
      ['err', 'f()', 1, true],
      ['b', 'g()', 1, true],
      ['c', 'g()', 2, true],
      ['d', '1', 0, false],
      ['e', '2', 0, false],
    ]);
  });

  it('reads composite literals of structs, maps and slices', () => {
    expect(
      values(
        body(
          [
            'a := &kafka.Writer{Topic: "t", Inner: Inner{X: -1}}',
            'b := kafka.ConfigMap{"acks": "all", key: 1}',
            'c := kafka.ConfigMap{key: 1}',
            'd := [][]*P{{{X: 1}}, {}}',
            'e := map[string]map[string]int{"a": {"b": 2}}',
            'f := struct{ N string }{N: "n"}',
            'g := Generic[string]{V: 1}',
            'h := []string{}',
          ].join('\n'),
        ),
      ),
    ).toEqual({
      a: 'kafka.Writer{"Topic": "t", "Inner": Inner{"X": -1}}',
      b: 'kafka.ConfigMap{"acks": "all", key: 1}',
      c: 'kafka.ConfigMap{key: 1}',
      d: '[[P{"X": 1}], []]',
      e: '{"a": {"b": 2}}',
      f: '{"N": "n"}',
      g: 'Generic{"V": 1}',
      h: '[]',
    });
  });

  it('writes to members, indexes and appended lists', () => {
    const program = body('c.P.Acks = x\nm["k"] = v\ns = append(s, 1, xs...)\nc.L[0] = append(c.L[0], 2)\nother = append(s, 3)\nc.N += 4');
    expect(program.writes.map((one) => `${one.style} ${renderExpr(one.target)} ${one.key ? renderExpr(one.key) : '–'} ${renderExpr(one.value)}`)).toEqual([
      'member c.P "Acks" x',
      'index m "k" v',
      'append s – [1, ...xs]',
      'append c.L[0] – [2]',
      'member c "N" (c.N + 4)',
    ]);
    expect(values(program)).toEqual({ other: 'append(s, 3)' });
    expect(program.calls).toHaveLength(3);
  });

  it('decodes literals', () => {
    expect(
      values(
        body(
          'a := "\\u00e9\\x41\\101\\n\\""\nb := `\\n`\nc := \'\\\'\'\nd := 0o17\ne := 017\nf := 1_000\ng := 0x1F\nh := 9223372036854775807\ni := nil\nj := 1e3',
        ),
      ),
    ).toEqual({
      a: JSON.stringify('éAA\n"'),
      b: '"\\\\n"',
      c: '"\'"',
      d: '15',
      e: '15',
      f: '1000',
      g: '31',
      h: '"9223372036854775807"',
      i: 'null',
      j: '1000',
    });
  });

  it('makes an assignment to a variable of the file its definition, unless a local hides it', () => {
    const program = read('package p\nvar topic string\nfunc init() { topic = "a" }\nfunc other() { topic := "b"; topic = "c" }');
    expect(program.definitions.map((one) => [one.value && renderExpr(one.value), program.scopes[one.scope]!.name])).toEqual([
      [null, null],
      ['"a"', null],
      ['"b"', 'other'],
      ['"c"', 'other'],
    ]);
  });

  it('marks what may be skipped', () => {
    const program = body('if a { x() } else { y() }\nfor b { z() }\nswitch c { case 1: w() }\nselect { default: v() }\n{ u() }');
    expect(program.scopes.filter((scope) => scope.kind === 'block').map((scope) => scope.conditional)).toEqual([true, true, true, true, true, false]);
  });

  it('gives receiver and result types without pointers and type arguments', () => {
    const program = read(
      'package p\nfunc (s *Store[T]) Get(a, b int, _ string, c ...*x.Y) (*kafka.Reader, error) { return nil, nil }\nfunc f(int) []string { return nil }',
    );
    expect(program.scopes.filter((scope) => scope.kind === 'function')).toMatchObject([
      { name: 'Get', receiver: 'Store', returns: 'kafka.Reader', parameters: ['a', 'b', '_', 'c'] },
      { name: 'f', receiver: null, returns: 'string', parameters: ['_'] },
    ]);
    expect(program.definitions.map((one) => [one.name, one.type])).toEqual([
      ['s', 'Store'],
      ['a', 'int'],
      ['b', 'int'],
      ['c', 'x.Y'],
    ]);
  });

  it('reads what is there in half-typed code', () => {
    const program = read('package p\nfunc a() {\n\tcfg.Retries = 3\n\tf("x", \n}\nfunc b() { g( }\nvar t = "ok"\n');
    expect(program.writes.map((one) => renderExpr(one.value))).toContain('3');
    expect(program.problems.length).toBeGreaterThan(0);
    for (const text of [
      '',
      '}}}}',
      'package',
      'func',
      'x := ',
      'a.b.',
      'var (',
      'type T struct {',
      '"unclosed',
      '`',
      'import (',
      'switch {',
      '((((',
      'T{a: }',
      '\u0000',
    ])
      read(text);
  });

  it.each([
    ['parentheses', `x := ${'('.repeat(10_000)}f()${')'.repeat(10_000)}`],
    ['negations', `f(); x := ${'!'.repeat(10_000)}a`],
    ['pointers', `f(); var x ${'*'.repeat(10_000)}T`],
    ['a sum', `x := f()${' + a'.repeat(10_000)}`],
    ['a text', `x := f()${' + "a" + b'.repeat(5_000)}`],
    ['a method chain', `x := f()${'.b()'.repeat(10_000)}`],
    ['else if', `f()\nif a {}${' else if b { g() }'.repeat(3_000)}`],
    ['blocks', `f()\n${'{'.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['closures', `f()\nx := ${'func() { g('.repeat(2_000)}${') }'.repeat(2_000)}`],
    ['literals', `f()\nx := []T${'{'.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['calls', `f()\nx := ${'g('.repeat(5_000)}${')'.repeat(5_000)}`],
    ['structs', `f()\ntype T ${'struct { A '.repeat(2_000)}int${' }'.repeat(2_000)}`],
    ['unclosed parentheses', `f()\nx := ${'('.repeat(5_000)}`],
  ])('survives %s nested deep', (_, statements) => {
    const program = read(`package p\n\nfunc m() {\n${statements}\n}\n`);
    expect(program.calls.length).toBeGreaterThan(0);
    // as deep as it may get, what comes out can be walked by recursion
    expect(() => JSON.stringify(program.definitions)).not.toThrow();
  });
});
