import type { Node } from 'web-tree-sitter';
import type { FrontEnd } from '../front-end.ts';
import { parts } from '../nodes.ts';
import type { ProgramBuilder } from '../program-builder.ts';
import { settleAssignments } from '../settle-assignments.ts';
import type { Context } from './context.ts';
import { readExpression } from './expressions.ts';
import { readStatement } from './statements.ts';

/** Reads a TypeScript or JavaScript tree; the two grammars share their node names. */
export function readScript(root: Node, builder: ProgramBuilder): void {
  const context: Context = { builder, read: (node) => readExpression(node, context), visit: (node) => readStatement(node, context) };
  for (const statement of parts(root)) context.visit(statement);
  settleAssignments(builder.program, ['file', 'function', 'lambda', 'block'], true);
}

export const frontEnd: FrontEnd = {
  id: 'typescript',
  extensions: ['.ts', '.mts', '.cts', '.tsx'],
  grammar: (extension) => (extension === '.tsx' ? 'tree-sitter-tsx.wasm' : 'tree-sitter-typescript.wasm'),
  read: readScript,
};
