import type { FrontEnd } from '../front-end.ts';
import { parts } from '../nodes.ts';
import type { Context } from './context.ts';
import { readExpression } from './expressions.ts';
import { readStatement } from './statements.ts';

export const frontEnd: FrontEnd = {
  id: 'python',
  extensions: ['.py', '.pyi'],
  grammar: () => 'tree-sitter-python.wasm',
  // a manifest
  leaves: /(^|\/)conanfile\.py$/,
  read(root, builder) {
    const context: Context = { builder, read: (node) => readExpression(node, context), visit: (node) => readStatement(node, context), globals: new Map() };
    for (const statement of parts(root)) context.visit(statement);
  },
};
