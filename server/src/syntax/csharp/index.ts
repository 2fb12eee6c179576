import type { FrontEnd } from '../front-end.ts';
import { settleAssignments } from '../settle-assignments.ts';
import { readExpression } from './expressions.ts';
import type { Reader } from './reader.ts';
import { readStatement } from './statements.ts';

export const frontEnd: FrontEnd = {
  id: 'csharp',
  extensions: ['.cs'],
  grammar: () => 'tree-sitter-c_sharp.wasm',
  read(root, builder) {
    const reader: Reader = {
      builder,
      namespaces: [],
      returns: [],
      expression: (node, expected = null) => readExpression(reader, node, expected),
      statement: (node) => readStatement(reader, node),
    };
    for (const child of root.namedChildren) if (child) reader.statement(child);
    settleAssignments(builder.program, ['type']);
  },
};
