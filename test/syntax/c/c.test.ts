import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ParseResult, prepareLanguage } from '../../../server/src/syntax/parser.ts';
import { renderExpr, renderProgram } from '../render.ts';

let parse: (file: string, text: string) => ParseResult;
beforeAll(async () => {
  parse = await prepareLanguage('.c');
});

describe('c', () => {
  it('reads a file with everything in it', async () => {
    const result = parse('relay.c', readFileSync(new URL('fixtures/relay.c', import.meta.url), 'utf8'));
    expect(result.status).toBe('parsed');
    if (result.status === 'parsed') await expect(renderProgram(result.program)).toMatchFileSnapshot('fixtures/relay.txt');
  });

  it('takes names that are words of C++ for names', () => {
    const result = parse('relay.c', 'int f(int new, char *class) { int this = new; return g(this, class); }');
    expect(result.status === 'parsed' && result.program.calls.map(renderExpr)).toEqual(['g(this, class)']);
  });
});
