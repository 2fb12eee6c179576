import type { FrontEnd } from '../front-end.ts';
import { settleAssignments } from '../settle-assignments.ts';
import { readBody } from './blocks.ts';
import { readExpression } from './expressions.ts';
import { readItems } from './items.ts';
import type { Reader } from './reader.ts';
import { settle } from './settle.ts';

export const frontEnd: FrontEnd = {
  id: 'rust',
  extensions: ['.rs'],
  grammar: () => 'tree-sitter-rust.wasm',
  read(root, builder) {
    const reader: Reader = {
      builder,
      types: new Map(),
      roots: new Map(),
      aliases: [],
      literals: [],
      read: [],
      defaults: new Map(),
      options: [],
      expression: (node, expected = null) => readExpression(reader, node, expected),
      body: (node, expected = null) => readBody(reader, node, expected),
      items: (nodes) => readItems(reader, nodes),
    };
    reader.items(root.namedChildren);
    settle(reader);
    settleAssignments(builder.program, []);
  },
};
