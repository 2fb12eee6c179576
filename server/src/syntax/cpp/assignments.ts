import type { Node } from 'web-tree-sitter';
import type { Expr, LiteralExpr } from '../../core/program.ts';
import { augmented } from '../binary.ts';
import { field, typeOf } from '../nodes.ts';
import type { Reader } from './reader.ts';

const MAX_CHAIN = 64;

/** `a = b`, `a += b`, `a = b = c`; the value of an assignment is what is assigned. */
export function readAssignment(reader: Reader, start: Node): Expr {
  const { builder } = reader;
  const chain: Node[] = [];
  let right: Node | null = start;
  while (right && typeOf(right) === 'assignment_expression' && chain.length < MAX_CHAIN) {
    chain.push(right);
    right = field(right, 'right');
  }
  let value: Expr = right ? reader.expression(right) : builder.unknown(start);
  for (const node of chain.toReversed()) {
    const left = field(node, 'left');
    const operator = (field(node, 'operator')?.type ?? '=').slice(0, -1);
    if (left) value = assign(reader, node, left, operator, value);
  }
  return value;
}

/** `x++` and `x--`. */
export function readStep(reader: Reader, node: Node): Expr {
  const { builder } = reader;
  const target = field(node, 'argument');
  if (!target) return builder.unknown(node);
  const operator = field(node, 'operator')?.type === '--' ? '-' : '+';
  return assign(reader, node, target, operator, builder.expr<LiteralExpr>(node, { kind: 'literal', value: 1 }));
}

function assign(reader: Reader, node: Node, left: Node, operator: string, right: Expr): Expr {
  const { builder } = reader;
  const target = reader.expression(left);
  const value = operator ? augmented(builder, node, operator, target, right) : right;
  const isOwn = target.kind === 'member' && target.object.kind === 'reference' && target.object.name === 'this';
  const type = isOwn ? builder.enclosing('type') : null;
  if (target.kind === 'member' && type !== null) builder.define(node, { name: target.name, kind: 'field', value, isDeclaration: false, scope: type });
  else if (target.kind === 'reference') builder.define(node, { name: target.name, kind: 'variable', value, isDeclaration: false });
  else if (target.kind === 'member' || target.kind === 'index') {
    const key: Expr = target.kind === 'index' ? target.index : { kind: 'literal', value: target.name, span: target.span, scope: target.scope };
    builder.write(node, { target: target.object, key, value, style: target.kind });
  }
  return value;
}
