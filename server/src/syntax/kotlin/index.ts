import type { FrontEnd } from '../front-end.ts';
import { settleAssignments } from '../settle-assignments.ts';
import { settleReceivers } from '../settle-receivers.ts';
import { readDeclaration } from './declarations.ts';
import { readExpression } from './expressions.ts';
import type { Reader } from './reader.ts';
import { readStatement } from './statements.ts';

export const frontEnd: FrontEnd = {
  id: 'kotlin',
  extensions: ['.kt', '.kts'],
  grammar: () => 'tree-sitter-kotlin.wasm',
  leaves: /\.gradle\.kts$/,
  omissible: new Set(['_class_member_semi']),
  read(root, builder) {
    const reader: Reader = {
      builder,
      receivers: [],
      implicit: [],
      expression: (node) => readExpression(reader, node),
      statement: (node) => readStatement(reader, node),
      declaration: (node) => readDeclaration(reader, node),
    };
    for (const child of root.namedChildren) if (child) reader.statement(child);
    settleReceivers(builder, reader.implicit);
    settleAssignments(builder.program, ['type', 'file']);
  },
};
