import type { FrontEnd } from '../front-end.ts';
import { parts } from '../nodes.ts';
import type { Context } from './context.ts';
import { readExpression } from './expressions.ts';
import { Names } from './names.ts';
import { readStatement } from './statements.ts';

export const frontEnd: FrontEnd = {
  id: 'php',
  extensions: ['.php', '.phtml'],
  grammar: () => 'tree-sitter-php.wasm',
  read(root, builder) {
    const names = new Names(builder);
    const context: Context = { builder, names, read: (node) => readExpression(node, context), visit: (node) => readStatement(node, context) };
    for (const statement of parts(root)) context.visit(statement);
    names.finish();
  },
};
