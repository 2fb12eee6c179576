import type { Node } from 'web-tree-sitter';
import type { ConcatExpr, ConditionalExpr, Expr, IndexExpr, LiteralExpr } from '../../core/program.ts';
import { augmented, concat } from '../binary.ts';
import { field, parts, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { stripped, variableOf } from './shapes.ts';

/** `target = value`, for every kind of target; the value of the whole is the value assigned. */
export function assign(node: Node, context: Context): Expr {
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (!left || !right) return context.builder.unknown(node);
  const value = context.read(right);
  assignTo(node, stripped(left), value, context);
  return value;
}

/** `$x .= e`, `$x ??= e`, `$x += e` … */
export function assignAugmented(node: Node, context: Context): Expr {
  const { builder } = context;
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (!left || !right) return builder.unknown(node);
  const operator = (field(node, 'operator')?.type ?? '').slice(0, -1);
  const target = stripped(left);
  const before = context.read(target);
  const added = context.read(right);
  const value: Expr =
    operator === '??'
      ? builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: [before, added], fallback: true })
      : operator === '.'
        ? concat(builder, node, [before, added])
        : augmented(builder, node, operator, before, added);
  assignTo(node, target, value, context);
  return value;
}

function assignTo(node: Node, target: Node, value: Expr, context: Context): void {
  const { builder, names } = context;
  switch (typeOf(target)) {
    case 'variable_name':
      builder.define(node, { name: variableOf(target), kind: 'variable', value });
      return;
    case 'list_literal':
    case 'array_creation_expression':
      assignItems(target, value, context);
      return;
    case 'member_access_expression':
    case 'nullsafe_member_access_expression':
    case 'scoped_property_access_expression': {
      const holder = field(target, 'object') ?? field(target, 'scope');
      const name = field(target, 'name');
      if (!holder || !name) return;
      const isOwn = holder.text === '$this' || typeOf(holder) === 'relative_scope';
      const type = isOwn ? builder.enclosing('type') : null;
      if (type !== null) {
        builder.define(node, { name: variableOf(name), kind: 'field', value, isDeclaration: false, scope: type });
        return;
      }
      const key = builder.expr<LiteralExpr>(name, { kind: 'literal', value: variableOf(name) });
      const object: Expr = typeOf(target).startsWith('scoped')
        ? builder.expr(holder, { kind: 'reference', name: names.typeName(holder) })
        : context.read(holder);
      builder.write(node, { target: object, key, value, style: 'member' });
      return;
    }
    case 'subscript_expression': {
      const [object, index] = parts(target);
      if (!object) return;
      const written = context.read(object);
      if (index) builder.write(node, { target: written, key: context.read(index), value, style: 'index' });
      else
        builder.write(node, {
          target: written,
          key: null,
          value: builder.expr(node, { kind: 'list', items: [{ name: null, value, isSpread: false }] }),
          style: 'append',
        });
      return;
    }
    default:
      context.visit(target);
  }
}

/** `[$a, , $b] = e`, `['k' => $a] = e`. */
function assignItems(target: Node, value: Expr, context: Context): void {
  const { builder } = context;
  builder.nested(target, () => {
    let position = 0;
    const at = (node: Node, index: Expr): Expr => builder.expr<IndexExpr>(node, { kind: 'index', object: value, index });
    const give = (node: Node, index: Expr | null): void => {
      const place = index ?? builder.expr<LiteralExpr>(node, { kind: 'literal', value: position });
      assignTo(node, stripped(node), at(node, place), context);
    };
    let key: Node | null = null;
    const items =
      typeOf(target) === 'list_literal'
        ? target.children
        : target.children.flatMap((one) => (one?.type === 'array_element_initializer' ? one.children : [one]));
    for (const [number, child] of items.entries()) {
      if (child?.type === ',') position++;
      if (!child?.isNamed || typeOf(child) === 'comment') continue;
      if (items[number + 1]?.type === '=>') key = child;
      else {
        give(child, key && context.read(key));
        key = null;
      }
    }
  });
}

/** Parts of a text in order; one that is literal throughout is a literal. */
export function joined(node: Node, read: Expr[], context: Context): Expr {
  const { builder } = context;
  if (read.every((part) => part.kind === 'literal'))
    return builder.expr<LiteralExpr>(node, { kind: 'literal', value: read.map((part) => (part.kind === 'literal' ? String(part.value) : '')).join('') });
  return builder.expr<ConcatExpr>(node, { kind: 'concat', parts: read });
}
