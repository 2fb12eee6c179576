import type { FrontEnd } from '../front-end.ts';
import { readScript } from '../typescript/index.ts';

/** JavaScript: read by TypeScript's reader, with a grammar of its own. */
export const frontEnd: FrontEnd = {
  id: 'javascript',
  extensions: ['.js', '.mjs', '.cjs', '.jsx'],
  grammar: () => 'tree-sitter-javascript.wasm',
  read: readScript,
};
