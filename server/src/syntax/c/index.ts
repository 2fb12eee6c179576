import { maskMacros, readUnit } from '../cpp/index.ts';
import type { FrontEnd } from '../front-end.ts';

/** C: read by the reader of C++, with a grammar of its own. */
export const frontEnd: FrontEnd = {
  id: 'c',
  extensions: ['.c'],
  grammar: () => 'tree-sitter-c.wasm',
  mask: maskMacros,
  read: readUnit,
};
