import { beforeAll } from 'vitest';
import type { Program } from '../../server/src/core/program.ts';
import { extensionOf, type ParseResult, prepareLanguage } from '../../server/src/syntax/parser.ts';
import { renderExpr } from './render.ts';

/** Reads texts as a file of this name, once the test file's grammar is loaded. */
export function readerOf(file: string): (text: string) => Program {
  let parse: (file: string, text: string) => ParseResult;
  beforeAll(async () => {
    parse = await prepareLanguage(extensionOf(file));
  });
  return (text) => {
    const result = parse(file, text);
    if (result.status !== 'parsed') throw new Error(result.status);
    return result.program;
  };
}

/** What each name is defined as. */
export const values = (program: Program): Record<string, string> =>
  Object.fromEntries(program.definitions.map((one) => [one.name, one.value ? renderExpr(one.value) : 'none']));

export const calls = (program: Program): string[] => program.calls.map(renderExpr);
