import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, Expr, IndexExpr, LiteralExpr } from '../../core/program.ts';
import { parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';
import { nameText } from './types.ts';

/** `(a, b) = e`: a is `e[0]`, b is `e[1]`. */
export function defineItems(reader: Reader, items: readonly Node[], value: Expr | null, kind: DefinitionKind = 'variable'): void {
  const { builder } = reader;
  for (const [at, item] of items.entries()) {
    const name = parts(item).find((part) => typeOf(part) === 'identifier') ?? (typeOf(item) === 'identifier' ? item : undefined);
    if (!name || name.text === '_') continue;
    const index = builder.expr<LiteralExpr>(item, { kind: 'literal', value: at });
    const one = value ? builder.expr<IndexExpr>(item, { kind: 'index', object: value, index }) : null;
    builder.define(item, { name: nameText(name), kind, value: one });
  }
}
