import type { Node } from 'web-tree-sitter';
import type { ConditionalExpr, Expr, LiteralExpr, MapExpr, ReferenceExpr } from '../../core/program.ts';
import { augmented } from '../binary.ts';
import { field, typeOf } from '../nodes.ts';
import type { Context } from './context.ts';
import { readValueOf } from './functions.ts';
import { bindPattern } from './patterns.ts';
import { requiredModule, stripped } from './shapes.ts';

/** `target = value`, for every kind of target; the value of the whole is the value assigned. */
export function assign(node: Node, context: Context): Expr {
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (!left || !right) return context.builder.unknown(node);
  const target = stripped(left);
  const name = exportedName(target);
  const value = name === null ? context.read(right) : readValueOf(name, right, context);
  if (name === null) assignTo(node, target, value, context);
  else defineExport(node, name, right, value, context);
  return value;
}

function assignTo(node: Node, target: Node, value: Expr, context: Context): void {
  const { builder } = context;
  if (typeOf(target) === 'identifier') {
    builder.define(node, { name: builder.text(target), kind: 'variable', value, isDeclaration: false });
  } else if (typeOf(target) === 'object_pattern' || typeOf(target) === 'array_pattern') {
    bindPattern(target, value, { kind: 'variable', isDeclaration: false, assign: (part, item) => assignTo(part, stripped(part), item, context) }, context);
  } else if (typeOf(target) === 'member_expression') {
    const object = field(target, 'object'),
      property = field(target, 'property');
    if (!object || !property) return;
    const type = typeOf(object) === 'this' ? builder.enclosing('type') : null;
    if (type !== null) builder.define(node, { name: builder.text(property), kind: 'field', value, isDeclaration: false, scope: type });
    else
      builder.write(node, {
        target: context.read(object),
        key: builder.expr<LiteralExpr>(property, { kind: 'literal', value: builder.text(property) }),
        value,
        style: 'member',
      });
  } else if (typeOf(target) === 'subscript_expression') {
    const object = field(target, 'object'),
      index = field(target, 'index');
    if (object && index) builder.write(node, { target: context.read(object), key: context.read(index), value, style: 'index' });
  } else context.visit(target);
}

/** `x += e`, `x ??= e` … */
export function assignAugmented(node: Node, context: Context): Expr {
  const { builder } = context;
  const left = field(node, 'left'),
    right = field(node, 'right');
  if (!left || !right) return builder.unknown(node);
  const operator = (field(node, 'operator')?.type ?? '').slice(0, -1);
  const target = stripped(left);
  const before = context.read(target);
  const added = context.read(right);
  const isFallback = operator === '??' || operator === '||';
  const value = isFallback
    ? builder.expr<ConditionalExpr>(node, { kind: 'conditional', branches: [before, added], fallback: true })
    : augmented(builder, node, operator, before, added);
  assignTo(node, target, value, context);
  return value;
}

/** What a CommonJS assignment exports: x of `exports.x` and `module.exports.x`, `default` for the whole of `module.exports`. */
function exportedName(target: Node): string | null {
  if (typeOf(target) !== 'member_expression') return null;
  const object = field(target, 'object'),
    name = field(target, 'property')?.text ?? '';
  if (object?.type === 'identifier' && object.text === 'module' && name === 'exports') return 'default';
  const isExports = object?.type === 'member_expression' ? object.text === 'module.exports' : object?.type === 'identifier' && object.text === 'exports';
  return isExports ? name : null;
}

/** `module.exports = {x: e}` defines x in the file, `module.exports = require('x')` is a re-export. */
function defineExport(node: Node, name: string, right: Node, value: Expr, context: Context): void {
  const module = requiredModule(right);
  if (name === 'default' && module !== null) context.builder.import(node, { module, name: '*', alias: '*' });
  else if (name === 'default' && value.kind === 'map') defineEntries(node, value, context);
  else exportAs(node, name, value, context);
}

function defineEntries(node: Node, map: MapExpr, context: Context): void {
  for (const entry of map.entries) if (entry.key?.kind === 'literal') exportAs(node, String(entry.key.value), entry.value, context);
}

/** Defines an exported name in the file, unless it is exported under its own name. */
export function exportAs(node: Node, name: string, value: Expr, context: Context): void {
  const isOwnName = value.kind === 'reference' && value.name === name;
  if (!isOwnName) context.builder.define(node, { name, kind: 'constant', value, scope: 0 });
}

export const referenceTo = (node: Node, name: string, context: Context): ReferenceExpr =>
  context.builder.expr<ReferenceExpr>(node, { kind: 'reference', name });
