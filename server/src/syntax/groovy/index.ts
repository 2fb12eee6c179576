import type { FrontEnd } from '../front-end.ts';
import { readMembers } from '../java/declarations.ts';
import { settleAssignments } from '../settle-assignments.ts';
import { settleReceivers } from '../settle-receivers.ts';
import { readArguments } from './arguments.ts';
import { readClosure } from './closures.ts';
import { readExpression } from './expressions.ts';
import { maskOperators } from './mask.ts';
import type { GroovyReader } from './reader.ts';
import { readStatement } from './statements.ts';

/** Groovy's grammar grew out of Java's: what they have in common is read by Java's parts. */
export const frontEnd: FrontEnd = {
  id: 'groovy',
  extensions: ['.groovy'],
  grammar: () => 'tree-sitter-groovy.wasm',
  // the middle of `a ?: b` too
  omissible: new Set([';', 'identifier']),
  mask: maskOperators,
  read(root, builder) {
    const reader: GroovyReader = {
      builder,
      yields: [],
      implicit: [],
      expression: (node) => readExpression(reader, node),
      statement: (node) => readStatement(reader, node),
      arguments: (list) => readArguments(reader, list),
      closure: (node, object, called) => readClosure(reader, node, object, called),
      members: (body) => readMembers(reader, body),
    };
    for (const child of root.namedChildren) if (child) reader.statement(child);
    settleReceivers(builder, reader.implicit);
    settleAssignments(builder.program, ['type', 'file']);
  },
};
