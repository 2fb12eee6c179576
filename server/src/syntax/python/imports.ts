import type { Node } from 'web-tree-sitter';
import { compactText, field, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';

/** `import a.b` binds `a`: both module a as `a` and module a.b under its full path `a.b` are recorded. `import a.b as c` is module a.b as `c`. */
export function readImport(node: Node, context: Context): void {
  const { builder } = context;
  for (const one of parts(node)) {
    const module = compactText(field(one, 'name') ?? one);
    const alias = field(one, 'alias')?.text;
    if (alias === undefined && module.includes('.'))
      builder.import(one, { module: module.slice(0, module.indexOf('.')), name: null, alias: module.slice(0, module.indexOf('.')) });
    builder.import(one, { module, name: null, alias: alias ?? module });
  }
}

/** `from m import x as y`; leading dots stay in the module, `*` is name and alias. */
export function readFromImport(node: Node, context: Context): void {
  const { builder } = context;
  const from = field(node, 'module_name');
  if (!from) return;
  const module = compactText(from);
  for (const one of parts(node)) {
    if (typeOf(one) === 'wildcard_import') builder.import(one, { module, name: '*', alias: '*' });
    else if (one.startIndex !== from.startIndex) {
      const name = compactText(field(one, 'name') ?? one);
      builder.import(one, { module, name, alias: field(one, 'alias')?.text ?? name });
    }
  }
}
