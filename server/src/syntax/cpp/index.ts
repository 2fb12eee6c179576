import type { Node } from 'web-tree-sitter';
import type { FrontEnd } from '../front-end.ts';
import { parts } from '../nodes.ts';
import type { ProgramBuilder } from '../program-builder.ts';
import { settleAssignments } from '../settle-assignments.ts';
import { readExpression } from './expressions.ts';
import { maskMacros } from './mask.ts';
import type { Reader } from './reader.ts';
import { settleFields } from './settle-fields.ts';
import { readStatement } from './statements.ts';

export { maskMacros };

/** Reads a C or C++ tree; the grammar of C++ is built on that of C. */
export function readUnit(root: Node, builder: ProgramBuilder): void {
  const reader: Reader = {
    builder,
    expression: (node) => readExpression(reader, node),
    statement: (node) => readStatement(reader, node),
    types: new Map(),
    classes: new Set(),
    fields: new Map(),
  };
  for (const child of parts(root)) reader.statement(child);
  settleFields(builder.program, reader.classes);
  settleAssignments(builder.program, ['file', 'type']);
}

/** Headers are read as C++, which nearly all of C's are too. */
export const frontEnd: FrontEnd = {
  id: 'cpp',
  extensions: ['.cpp', '.cc', '.cxx', '.c++', '.hpp', '.hh', '.hxx', '.h'],
  grammar: () => 'tree-sitter-cpp.wasm',
  mask: maskMacros,
  read: readUnit,
};
