import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderProgram } from '../render.ts';
import { readerOf } from '../reader.ts';

const read = readerOf('orders.ipynb');
const notebook = (source: string | string[], metadata: object = {}): string => JSON.stringify({ cells: [{ cell_type: 'code', source }], metadata });

describe('notebook', () => {
  it('reads the code cells as one program, each place in the file', async () => {
    const text = readFileSync(new URL('fixtures/orders.ipynb', import.meta.url), 'utf8');
    const program = read(text);
    expect(program.isEmbedded).toBe(true);
    await expect(renderProgram(program)).toMatchFileSnapshot('fixtures/orders.txt');
  });

  it('places a literal at its escaped quotes', () => {
    const text = notebook(['x = 1\n', 'send("größe", "\\t")\n']);
    const [call] = read(text).calls;
    const written = call!.arguments.map(({ value: { span } }) => text.slice(span.column - 1, span.endColumn - 1));
    expect(written).toEqual(['\\"größe\\"', '\\"\\\\t\\"']);
  });

  it('reads the worksheets of older notebooks', () => {
    const text = JSON.stringify({ worksheets: [{ cells: [{ cell_type: 'code', input: ['connect()\n'] }] }] });
    expect(read(text).calls).toHaveLength(1);
  });

  it('leaves other languages and what is no notebook alone', () => {
    expect(read(notebook('connect()', { kernelspec: { language: 'scala', name: 'spylon' } })).calls).toEqual([]);
    expect(read(notebook('%%sql\nconnect()')).calls).toEqual([]);
    for (const text of ['', '[]', '{"cells": 3}', '{"cells": [{"cell_type": "code", "source": [1, null, {}]}]}', '{"cells": [', '['.repeat(100_000)])
      expect(read(text)).toMatchObject({ calls: [], problems: [] });
  });

  it('keeps a modulo at the start of a line', () => {
    expect(read(notebook(['print("%s"\n', '  % name)\n'])).problems).toEqual([]);
  });
});
