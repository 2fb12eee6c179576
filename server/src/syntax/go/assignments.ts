import type { Node } from 'web-tree-sitter';
import type { Expr, ListExpr, LiteralExpr } from '../../core/program.ts';
import { augmented } from '../binary.ts';
import { field, inner, parts, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';

/** `a, b := f()`, `a, b = x, y`, `a += x`; several targets of one value are its results by position. */
export function readAssignment(reader: Reader, node: Node, isDeclaration: boolean): void {
  const targets = parts(field(node, 'left'));
  const right = field(node, 'right');
  const values = (right?.type === 'expression_list' ? parts(right) : right ? [right] : []).map(reader.expression);
  const operator = (field(node, 'operator')?.type ?? '=').slice(0, -1);
  targets.forEach((target, at) => {
    const isTuple = values.length !== targets.length;
    assign(reader, node, target, operator, (isTuple ? values[0] : values[at]) ?? reader.builder.unknown(node), isTuple ? at : 0, isDeclaration);
  });
}

/** `x++` and `x--`. */
export function readStep(reader: Reader, node: Node): void {
  const target = inner(node);
  if (target)
    assign(reader, node, target, typeOf(node) === 'inc_statement' ? '+' : '-', reader.builder.expr<LiteralExpr>(node, { kind: 'literal', value: 1 }), 0, false);
}

function assign(reader: Reader, node: Node, left: Node, operator: string, right: Expr, position: number, isDeclaration: boolean): void {
  const { builder } = reader;
  const target = reader.expression(left);
  if (target.kind === 'reference' && target.name === '_') return;
  const value = operator && operator !== ':' ? augmented(builder, node, operator, target, right) : right;
  const appended = isDeclaration ? null : appendedItems(reader, node, target, value);
  if (appended) builder.write(node, { target, key: null, value: appended, style: 'append' });
  else if (target.kind === 'reference') {
    const definition = builder.define(node, { name: target.name, kind: 'variable', value, position, isDeclaration });
    definition.span = builder.span(left, node);
  } else if (target.kind === 'member' || target.kind === 'index') {
    // a later result of a call cannot be told from its first one in a write
    const written = position === 0 ? value : builder.unknown(node);
    const key: Expr = target.kind === 'index' ? target.index : { kind: 'literal', value: target.name, span: target.span, scope: target.scope };
    builder.write(node, { target: target.object, key, value: written, style: target.kind });
  }
}

/** `s = append(s, x, ys...)`: the list of what is added. */
function appendedItems({ builder }: Reader, node: Node, target: Expr, value: Expr): Expr | null {
  if (value.kind !== 'call' || value.callee.kind !== 'reference' || value.callee.name !== 'append') return null;
  const [list, ...items] = value.arguments;
  return list && isSame(list.value, target) ? builder.expr<ListExpr>(node, { kind: 'list', items }) : null;
}

function isSame(a: Expr, b: Expr): boolean {
  if (a.kind === 'reference' && b.kind === 'reference') return a.name === b.name;
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value;
  if (a.kind === 'member' && b.kind === 'member') return a.name === b.name && isSame(a.object, b.object);
  return a.kind === 'index' && b.kind === 'index' && isSame(a.index, b.index) && isSame(a.object, b.object);
}
