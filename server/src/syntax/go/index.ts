import type { FrontEnd } from '../front-end.ts';
import { settleAssignments } from '../settle-assignments.ts';
import { readExpression } from './expressions.ts';
import type { Reader } from './reader.ts';
import { readStatement } from './statements.ts';

export const frontEnd: FrontEnd = {
  id: 'go',
  extensions: ['.go'],
  grammar: () => 'tree-sitter-go.wasm',
  read(root, builder) {
    const reader: Reader = {
      builder,
      results: new Map(),
      expression: (node) => readExpression(reader, node),
      statement: (node) => readStatement(reader, node),
    };
    for (const child of root.namedChildren) if (child) reader.statement(child);
    settleAssignments(builder.program, ['file']);
  },
};
