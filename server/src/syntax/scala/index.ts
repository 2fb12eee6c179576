import type { FrontEnd } from '../front-end.ts';
import { settleAssignments } from '../settle-assignments.ts';
import { readArguments } from './calls.ts';
import { readExpression } from './expressions.ts';
import { readInfix } from './infix.ts';
import type { Reader } from './reader.ts';
import { readBody, readStatement, readStatements } from './statements.ts';

export const frontEnd: FrontEnd = {
  id: 'scala',
  extensions: ['.scala', '.sc'],
  grammar: () => 'tree-sitter-scala.wasm',
  read(root, builder) {
    const reader: Reader = {
      builder,
      types: new Map(),
      expression: (node) => readExpression(reader, node),
      statement: (node) => readStatement(reader, node),
      statements: (nodes) => readStatements(reader, nodes),
      body: (node) => readBody(reader, node),
      args: (list) => readArguments(reader, list),
      infix: (node) => readInfix(reader, node),
    };
    for (const child of root.namedChildren) if (child) reader.statement(child);
    settleAssignments(builder.program, ['type', 'file']);
  },
};
