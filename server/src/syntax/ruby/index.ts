import type { Node } from 'web-tree-sitter';
import type { FrontEnd } from '../front-end.ts';
import { typeOf } from '../nodes.ts';
import { settleAssignments } from '../settle-assignments.ts';
import { readBody } from './blocks.ts';
import { readExpression } from './expressions.ts';
import type { Reader } from './reader.ts';

export const frontEnd: FrontEnd = {
  id: 'ruby',
  extensions: ['.rb', '.rake', '.ru'],
  grammar: () => 'tree-sitter-ruby.wasm',
  read(root, builder) {
    const reader: Reader = {
      builder,
      locals: [{ names: new Set(), outer: null }],
      constants: new Map(),
      heredocs: root.text.includes('<<') ? heredocsOf(root) : [],
      expression: (node) => readExpression(reader, node),
      body: (nodes) => readBody(reader, nodes),
    };
    reader.body(root.namedChildren);
    nameConstants(reader);
    settleAssignments(builder.program, []);
  },
};

const BUILT_IN = /^\$(std(in|out|err)|LOAD_PATH|PROGRAM_NAME|\d+|\W)$/;

/** A constant or global variable that the file does not define comes from a gem, or from the file that autoloading finds by its name. */
function nameConstants({ builder, constants }: Reader): void {
  const { program } = builder;
  const own = new Set([...program.scopes.flatMap((scope) => (scope.kind === 'type' ? [scope.name] : [])), ...program.definitions.map((one) => one.name)]);
  for (const [name, node] of constants) if (!own.has(name) && !BUILT_IN.test(name)) builder.import(node, { module: name, name, alias: name });
}

/** The grammar puts a heredoc's text after the statement that begins it. */
function heredocsOf(root: Node): Node[] {
  return root.descendantsOfType('heredoc_body').filter((node): node is Node => node !== null && typeOf(node) === 'heredoc_body');
}
