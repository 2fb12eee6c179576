import type { Scaffold } from './scaffolds.ts';

const frontEnd = (id: string): string => `import type { Node } from 'web-tree-sitter';
import type { FrontEnd } from '../front-end.ts';
import type { ProgramBuilder } from '../program-builder.ts';

/** Walks with a list of its own, since input may be nested deeper than the stack. */
function read(root: Node, builder: ProgramBuilder): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'import_statement') builder.import(node, { module: node.text, name: null, alias: node.text });
    for (const child of node.namedChildren.toReversed()) if (child) open.push(child);
  }
}

export const frontEnd: FrontEnd = {
  id: '${id}',
  extensions: ['.${id}'],
  grammar: () => 'tree-sitter-${id}.wasm',
  read,
};
`;

const test = (id: string): string => `import { expect, test } from 'vitest';
import { prepareLanguage } from '../../../server/src/syntax/parser.ts';

test('${id}: imports', async () => {
  const parse = await prepareLanguage('.${id}');
  const result = parse('sample.${id}', 'import kafka\\n');
  expect(result.status === 'parsed' && result.program.imports.map((one) => one.module)).toEqual(['import kafka']);
});
`;

export const newLanguage: Scaffold = {
  idPattern: /^[a-z][a-z0-9]*$/,
  idExample: 'kotlin',
  files: (id) =>
    new Map([
      [`server/src/syntax/${id}/index.ts`, frontEnd(id)],
      [`test/syntax/${id}/${id}.test.ts`, test(id)],
    ]),
  next: 'add the id to LanguageId (core/program.ts), the grammar to package.json and grammars/grammars.json, read every statement into the builder, then npm run generate',
};
