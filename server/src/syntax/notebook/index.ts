import type { FrontEnd } from '../front-end.ts';
import { frontEnd as python } from '../python/index.ts';
import { codeOf } from './cells.ts';

/** Jupyter notebooks in Python: the code of their cells is one module, read by Python's reader. */
export const frontEnd: FrontEnd = {
  id: 'python',
  extensions: ['.ipynb'],
  grammar: python.grammar,
  unfold: codeOf,
  read: python.read,
};
