import type { FrontEnd } from '../front-end.ts';
import { settleAssignments } from '../settle-assignments.ts';
import { readMembers } from './declarations.ts';
import { readArguments, readExpression } from './expressions.ts';
import type { Reader } from './reader.ts';
import { readStatement } from './statements.ts';

export const frontEnd: FrontEnd = {
  id: 'java',
  extensions: ['.java'],
  grammar: () => 'tree-sitter-java.wasm',
  read(root, builder) {
    const reader: Reader = {
      builder,
      yields: [],
      expression: (node) => readExpression(reader, node),
      statement: (node) => readStatement(reader, node),
      arguments: (list) => readArguments(reader, list),
      closure: (node) => builder.unknown(node),
      members: (body) => readMembers(reader, body),
    };
    for (const child of root.namedChildren) if (child) reader.statement(child);
    settleAssignments(builder.program, ['type']);
  },
};
