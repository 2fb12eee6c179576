import type { Node } from 'web-tree-sitter';
import type { Expr, ListExpr, MapExpr } from '../../core/program.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import { bindLoop } from './assignments.ts';
import type { Context } from './context.ts';

/**
 * A comprehension is a scope of its own (a lambda without parameters). Its `for` clauses are read before its body, so that
 * the loop variables come first. A list, set or generator gives a list whose single item stands for all; a dict likewise one entry.
 */
export function readComprehension(node: Node, context: Context): Expr {
  const { builder } = context;
  const copied = copiedDict(node);
  let made: Expr = builder.unknown(node);
  builder.inScope('lambda', node, {}, () => {
    for (const clause of parts(node)) {
      if (typeOf(clause) === 'for_in_clause') {
        const left = field(clause, 'left'),
          right = field(clause, 'right');
        const iterable = right && context.read(right);
        if (left) bindLoop(left, iterable, context);
      } else if (typeOf(clause) === 'if_clause') {
        const condition = inner(clause);
        if (condition) context.read(condition);
      }
    }
    const body = field(node, 'body');
    const key = body && field(body, 'key'),
      value = body && field(body, 'value');
    if (copied)
      made = builder.expr<MapExpr>(node, { kind: 'map', type: null, entries: [{ key: null, value: context.read(copied), span: builder.span(copied) }] });
    else if (body?.type === 'pair' && key && value) {
      made = builder.expr<MapExpr>(node, {
        kind: 'map',
        type: null,
        entries: [{ key: context.read(key), value: context.read(value), span: builder.span(body) }],
      });
    } else if (body) made = builder.expr<ListExpr>(node, { kind: 'list', items: [{ name: null, value: context.read(body), isSpread: false }] });
  });
  return made;
}

/** The dict that `{k: v for k, v in d.items() if …}` filters: at most its entries. */
function copiedDict(node: Node): Node | null {
  const body = field(node, 'body');
  const clauses = parts(node).filter((part) => typeOf(part) === 'for_in_clause');
  const right = clauses.length === 1 ? field(clauses[0]!, 'right') : null;
  const items = right?.type === 'call' ? field(right, 'function') : null;
  if (body?.type !== 'pair' || items?.type !== 'attribute' || field(items, 'attribute')?.text !== 'items') return null;
  const [key, value] = parts(field(clauses[0]!, 'left')).map((part) => part.text);
  return key === field(body, 'key')?.text && value === field(body, 'value')?.text ? field(items, 'object') : null;
}
