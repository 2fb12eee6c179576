import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH } from '../../../server/src/syntax/program-builder.ts';
import { renderExpr, renderProgram } from '../render.ts';
import { readerOf } from '../reader.ts';

const read = readerOf('src/Orders/OrderService.php');
const values = (text: string): Record<string, string> =>
  Object.fromEntries(read(`<?php\n${text}`).definitions.map((one) => [one.name, one.value ? renderExpr(one.value) : 'none']));
const imports = (text: string): string[] => read(`<?php\n${text}`).imports.map((one) => `${one.module} ${one.name} ${one.alias}`);

describe('php', () => {
  it('reads a service with everything in it', async () => {
    const text = readFileSync(new URL('fixtures/OrderService.php', import.meta.url), 'utf8');
    await expect(renderProgram(read(text))).toMatchFileSnapshot('fixtures/OrderService.txt');
  });

  it('puts text together', () => {
    expect(values(`$a = 'it\\'s \\n'; $b = "x\\ty\\u{41}"; $c = $a . '-' . "b$b"; $d = "\${b} {$b->c['d']}"; $e = b'bytes';`)).toEqual({
      a: JSON.stringify("it's \\n"),
      b: JSON.stringify('x\tyA'),
      c: 'concat(a, "-", concat("b", b))',
      d: 'concat(b, " ", b.c["d"])',
      e: '"bytes"',
    });
  });

  it('takes the indentation of the closing tag off a heredoc', () => {
    expect(values('$a = <<<X\n    one $b\n      two\n    X;')).toEqual({ a: 'concat("one ", b, "\\n  two")' });
    expect(values("$a = <<<'X'\n  $b\n  X;")).toEqual({ a: '"$b"' });
  });

  it('tells lists from maps', () => {
    expect(values("$a = [1, 2]; $b = ['x' => 1, 'y']; $c = []; $d = [...$a, ...$b]; $e = ['k' => 1] + $b; $f = array('z' => 2);")).toEqual({
      a: '[1, 2]',
      b: '{"x": 1, 0: "y"}',
      c: '{}',
      d: '{...a, ...b}',
      e: '{...b, ...{"k": 1}}',
      f: '{"z": 2}',
    });
  });

  it('finds the classes that are meant', () => {
    expect(imports('namespace A; use B\\C as D; new D; new E; new \\RdKafka\\Conf; D\\F::g(); class H {} new H;')).toEqual([
      'B C D',
      'A E E',
      'RdKafka Conf RdKafka\\Conf',
      'B\\C F B\\C\\F',
    ]);
    expect(imports('new RdKafka\\Conf();')).toEqual(['RdKafka Conf RdKafka\\Conf']);
  });

  it('reads what another file returns', () => {
    expect(values("$a = require 'x.php'; $b = include dirname(__DIR__) . '/y.php'; $c = config('kafka.brokers'); return ['k' => 1];")).toEqual({
      a: './x.php',
      b: './../y.php',
      c: 'config/kafka.php["brokers"]',
      default: '{"k": 1}',
    });
  });

  it('survives what is half typed', () => {
    for (const text of ['<?php $a = [', '<?php class A { function', '<?php $conf->set(', '<?php "a {$b', '<?php match', 'no php at all', '<?php <<<X\n'])
      read(text);
  });

  it('is bounded in depth and reads long chains', () => {
    const deep = read(`<?php $a = ${'['.repeat(3 * MAX_DEPTH)}${']'.repeat(3 * MAX_DEPTH)};`);
    expect(deep.problems.map((problem) => problem.message).join()).toContain('nested deeper');
    expect(read(`<?php $a = ${Array.from({ length: 2_000 }, () => '$x').join(' . ')};`).problems).toEqual([]);
    expect(read(`<?php $a${'->b()'.repeat(2_000)};`).calls.length).toBe(2_000);
  });
});
