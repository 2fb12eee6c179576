import type { Node } from 'web-tree-sitter';
import type { DefinitionKind, Expr, IndexExpr, LiteralExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { operatorOf } from '../operands.ts';
import type { Context } from './context.ts';
import { atomText, keyText, stripped } from './shapes.ts';

/** Defines every name of a pattern. `{:ok, x} = e` gives x = e, `%{a: x} = e` gives x = e[a], `{x, y} = e` gives x = e[0]. */
export function bind(pattern: Node, value: Expr | null, context: Context, kind: DefinitionKind = 'variable', type: string | null = null): void {
  const { builder, names } = context;
  const at = stripped(pattern);
  const indexed = (node: Node, key: string | number): Expr | null =>
    value && builder.expr<IndexExpr>(node, { kind: 'index', object: value, index: builder.expr<LiteralExpr>(node, { kind: 'literal', value: key }) });
  builder.nested(at, () => {
    switch (typeOf(at)) {
      case 'identifier': {
        const name = builder.text(at);
        if (name !== '_' && !name.startsWith('__')) builder.define(at, { name, kind, value, type });
        return;
      }
      case 'tuple':
      case 'list': {
        const items = parts(at);
        const isTagged = typeOf(at) === 'tuple' && items.length === 2 && atomText(items[0]) === 'ok';
        if (isTagged) bind(items[1]!, value, context, kind);
        else for (const [position, item] of items.entries()) bind(item, indexed(item, position), context, kind);
        return;
      }
      case 'keywords':
        for (const pair of parts(at)) {
          const key = keyText(field(pair, 'key')),
            target = field(pair, 'value');
          if (key !== null && target) bind(target, indexed(pair, key), context, kind);
        }
        return;
      case 'map':
      case 'map_content':
        for (const part of parts(at)) if (typeOf(part) !== 'struct') bind(part, value, context, kind);
        return;
      case 'binary_operator': {
        const left = field(at, 'left'),
          right = field(at, 'right');
        if (!left || !right) return;
        const operator = operatorOf(at);
        if (operator === '=') {
          const struct = [left, right].map(structOf).find((one) => one !== null);
          const named = struct ? names.reference(struct, struct.text) : null;
          for (const side of [left, right]) bind(side, value, context, kind, named);
        } else if (operator === '=>') {
          const key = left.type === 'string' && left.namedChildCount <= 1 ? (inner(left)?.text ?? '') : atomText(left);
          bind(right, key === null ? null : indexed(right, key), context, kind);
        } else if (operator === 'when' || operator === '::') bind(left, value, context, kind);
        else for (const side of [left, right]) bind(side, null, context, kind);
        return;
      }
      case 'arguments':
        for (const part of parts(at)) bind(part, value, context, kind);
    }
  });
}

/** The name of the struct that a pattern `%Name{}` is of. */
function structOf(pattern: Node): Node | null {
  const struct = typeOf(pattern) === 'map' ? inner(pattern) : null;
  return struct?.type === 'struct' && inner(struct)?.type === 'alias' ? inner(struct) : null;
}
