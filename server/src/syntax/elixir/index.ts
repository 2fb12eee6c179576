import type { FrontEnd } from '../front-end.ts';
import { parts } from '../nodes.ts';
import type { Context } from './context.ts';
import { readExpression } from './expressions.ts';
import { Names } from './names.ts';

export const frontEnd: FrontEnd = {
  id: 'elixir',
  extensions: ['.ex', '.exs'],
  grammar: () => 'tree-sitter-elixir.wasm',
  read(root, builder) {
    const names = new Names(builder);
    const context: Context = { builder, names, read: (node) => readExpression(node, context), constants: new Set() };
    for (const statement of parts(root)) context.read(statement);
    names.finish();
  },
};
