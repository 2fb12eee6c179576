import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Language, Parser, type Node } from 'web-tree-sitter';
import type { LanguageId, Program } from '../core/program.ts';
import type { FrontEnd } from './front-end.ts';
import { frontEnds } from './front-ends.ts';
import { ProgramBuilder } from './program-builder.ts';
import { relocate } from './relocate.ts';

/** How long one file may be parsed before it is skipped, in milliseconds. */
export const PARSE_BUDGET_MS = 2_000;
const MAX_SYNTAX_PROBLEMS = 20;

/** `crashed`: tree-sitter's WebAssembly trapped on this text, or on an earlier one: its memory is shared, so later files of the thread may trap too. */
export type ParseResult = { status: 'parsed'; program: Program } | { status: 'timeout' } | { status: 'crashed' };

const parsers = new Map<string, Promise<Parser>>();
let runtime: Promise<void> | null = null;
const generalPositions: { row: unknown; column: unknown }[] = [];

/** Where the grammars' .wasm files are: beside the bundle, or dist/ when run from sources. */
function grammarDirectory(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'grammars');
  return existsSync(join(beside, 'web-tree-sitter.wasm')) ? beside : join(here, '../../../dist/grammars');
}

function startRuntime(): Promise<void> {
  // TurboFan-compiling the big lexers in the background blocks the next Language.load; steady speed is the same without it.
  setFlagsFromString('--wasm-tiering-budget=100000000');
  // Positions are made from `{ row, column }` literals in several places. Once V8 generalizes their shape, every later position is made in
  // the old one and migrated when it is first read, which makes parsing a third slower: the general shape is there from the start.
  for (const row of [0, 0.5, '']) generalPositions.push({ row, column: row });
  runtime ??= Parser.init({ locateFile: () => join(grammarDirectory(), 'web-tree-sitter.wasm') });
  return runtime;
}

function parserFor(grammar: string): Promise<Parser> {
  let parser = parsers.get(grammar);
  if (!parser) {
    parser = startRuntime().then(async () => {
      const made = new Parser();
      made.setLanguage(await Language.load(readFileSync(join(grammarDirectory(), grammar))));
      return made;
    });
    parsers.set(grammar, parser);
  }
  return parser;
}

export const extensionOf = (file: string): string => file.slice(file.lastIndexOf('.')).toLowerCase();
const byExtension = new Map(frontEnds.flatMap((frontEnd) => frontEnd.extensions.map((extension) => [extension, frontEnd] as const)));

export function languageOf(file: string): LanguageId | null {
  const frontEnd = byExtension.get(extensionOf(file));
  return frontEnd && !frontEnd.leaves?.test(file) ? frontEnd.id : null;
}

/** Loads the grammar for a file ending and gives the parser for files of it. */
export async function prepareLanguage(extension: string): Promise<(file: string, text: string) => ParseResult> {
  const frontEnd = byExtension.get(extension);
  if (!frontEnd) throw new Error(`no front end for ${extension}`);
  const parser = await parserFor(frontEnd.grammar(extension));
  return (file, text) => {
    try {
      return read(parser, frontEnd, file, text);
    } catch (error) {
      if (error instanceof Error && error.name === 'RuntimeError') return { status: 'crashed' };
      throw error;
    }
  };
}

function read(parser: Parser, frontEnd: FrontEnd, file: string, written: string): ParseResult {
  const unfolded = frontEnd.unfold?.(written);
  const text = unfolded?.text ?? frontEnd.mask?.(written) ?? written;
  const deadline = performance.now() + PARSE_BUDGET_MS;
  // 256-character slices: passing the whole string is up to four times slower for some grammars
  const tree = parser.parse((index) => text.slice(index, index + 256), null, { progressCallback: () => performance.now() > deadline });
  if (!tree) {
    parser.reset();
    return { status: 'timeout' };
  }
  try {
    const builder = new ProgramBuilder(file, frontEnd.id, tree.rootNode);
    frontEnd.read(tree.rootNode, builder);
    if (tree.rootNode.hasError) noteSyntaxErrors(tree.rootNode, builder, frontEnd.omissible);
    if (unfolded) {
      relocate(builder.program, written, unfolded);
      builder.program.isEmbedded = true;
    }
    return { status: 'parsed', program: builder.program };
  } finally {
    tree.delete();
  }
}

/** The outermost ERROR and MISSING nodes, bounded. */
function noteSyntaxErrors(root: Node, builder: ProgramBuilder, omissible?: ReadonlySet<string>): void {
  const stack: Node[] = [root];
  let noted = 0;
  while (stack.length > 0 && noted < MAX_SYNTAX_PROBLEMS) {
    const node = stack.pop()!;
    if (node.isMissing && omissible?.has(node.type)) continue;
    if (node.isError || node.isMissing) {
      builder.program.problems.push({ span: builder.span(node), message: node.isMissing ? `missing ${node.type}` : 'syntax error' });
      noted++;
    } else if (node.hasError) for (const child of node.children.toReversed()) if (child) stack.push(child);
  }
}
